package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    private static final String SECRET = "token=secret";

    private final Failures failures = new Failures("home");

    static Stream<Arguments> withoutConnection() {
        return Stream.of(
                Arguments.of(new ConnectException(SECRET), Kind.CONNECTION_REFUSED),
                Arguments.of(new ConnectTimeoutException(SECRET), Kind.CONNECTION_TIMEOUT),
                Arguments.of(new TimeoutException(SECRET), Kind.CONNECTION_TIMEOUT),
                Arguments.of(new ConnectionPoolTooBusyException(SECRET), Kind.CONNECTION_LIMIT_REACHED),
                Arguments.of(new UnknownHostException(SECRET), Kind.DESTINATION_UNAVAILABLE),
                Arguments.of(new NoRouteToHostException(SECRET), Kind.DESTINATION_UNAVAILABLE),
                Arguments.of(new SSLHandshakeException(SECRET), Kind.TLS_PROTOCOL_ERROR));
    }

    @ParameterizedTest
    @MethodSource("withoutConnection")
    void withoutAConnectionNothingWasSent(Throwable cause, Kind kind) {
        ServiceException failure = failures.unsent(cause);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(failure.getMessage()).contains("home").doesNotContain("secret");
    }

    @Test
    void aHostWithoutAddressIsToldInWordsAndNotByTheNameOfAnException() {
        assertThat(failures.unsent(new UnknownHostException(SECRET)).getMessage())
                .isEqualTo("The server home cannot be found: nobody knows an address of its host.");
    }

    static Stream<Arguments> onAConnection() {
        return Stream.of(
                Arguments.of(new HttpClosedException(SECRET), Kind.CONNECTION_TERMINATED),
                Arguments.of(new StreamResetException(0), Kind.CONNECTION_TERMINATED),
                Arguments.of(new IOException(SECRET), Kind.CONNECTION_TERMINATED),
                Arguments.of(new IllegalArgumentException(SECRET), Kind.RESPONSE_INCOMPLETE));
    }

    @ParameterizedTest
    @MethodSource("onAConnection")
    void onAConnectionEverythingMayHaveBeenSent(Throwable cause, Kind kind) {
        ServiceException failure = failures.unanswered(cause);

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.maybeProcessed()).isTrue();
        assertThat(failure.getMessage()).contains("home").doesNotContain("secret");
        assertThat(failures.truncated(cause).kind()).isEqualTo(Kind.RESPONSE_INCOMPLETE);
    }
}
