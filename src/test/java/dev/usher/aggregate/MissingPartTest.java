package dev.usher.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingPartTest extends FanOutCase {
    @Test
    void malformedPartIsAFailedPart() {
        FanOut fanOut = fanOut(
                good("home"), member("cabin", request -> Future.succeededFuture(ok("?"))), answering("boat", 404));

        Response response = fanOut.call(request()).result();

        assertThat(text(response)).isEqualTo("home");
        assertThat(response.fields().get("Proxy-Status"))
                .isEqualTo("usher/cabin;error=http_response_incomplete, usher/boat;received-status=404");
    }

    @Test
    void nothingButMalformedPartsIsABadGateway() {
        FanOut fanOut = fanOut(member("home", request -> Future.succeededFuture(ok("?"))));

        Response response = fanOut.call(request()).result();

        assertThat(response.status()).isEqualTo(502);
        assertThat(response.fields().get("Proxy-Status")).isEqualTo("usher/home;error=http_response_incomplete");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    usher/cabin;hit;ttl=-12                         | false
                    usher/cabin;fwd=uri-miss;ttl=9;detail=stale-if-error | true
                    usher/cabin;fwd=stale;fwd-status=503;ttl=-1     | true
                    usher/cabin;fwd=stale;detail=error              | true
                    usher/cabin;fwd=stale;fwd-status=200;stored     | false
                    usher/cabin;hit;ttl=12                          | false
                    usher/cabin;fwd=uri-miss;fwd-status=200;stored  | false
                    """)
    void memberWhosePartIsAStandInIsNamed(String cacheStatus, boolean named) {
        FanOut fanOut = fanOut(
                good("home"),
                member("cabin", request -> Future.succeededFuture(ok("cabin").with("Cache-Status", cacheStatus))));

        Response response = fanOut.call(request()).result();

        assertThat(text(response)).isEqualTo("home+cabin");
        if (named) {
            assertThat(response.fields().get("Proxy-Status"))
                    .isEqualTo("usher/cabin;error=destination_unavailable;details=\"an older answer stands in\"");
        } else {
            assertThat(response.fields().contains("Proxy-Status")).isFalse();
        }
    }

    @Test
    void whatAMembersOwnStackSaysOfItsFailureIsRepeated() {
        Response told = answered(504).with("Proxy-Status", "usher/cabin;error=connection_timeout");
        FanOut fanOut = fanOut(good("home"), member("cabin", request -> Future.succeededFuture(told)));

        assertThat(fanOut.call(request()).result().fields().get("Proxy-Status"))
                .isEqualTo("usher/cabin;error=connection_timeout");
    }

    private static Response answered(int status) {
        return new Response(status, HttpHeaders.headers(), Body.EMPTY);
    }

    @Test
    void allFailedAndOneStartingIsUnavailableForTheShortestWait() {
        Response response = fanOut(
                        failing("home", Kind.CONNECTION_REFUSED), starting("cabin", "30"), starting("boat", "005"))
                .call(request())
                .result();

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.fields().get("Retry-After")).isEqualTo("5");
        assertThat(text(response)).contains("home: connection_refused; cabin: answered 503; boat: answered 503.");
    }

    @Test
    void allOverloadedIsUnavailableUntilTheFirstHasAPlace() {
        FanOut fanOut = fanOut(overloaded("home", Duration.ofSeconds(9)), overloaded("cabin", Duration.ofSeconds(4)));

        Response response = fanOut.call(request()).result();

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.fields().get("Retry-After")).isEqualTo("4");
        assertThat(response.fields().get("Proxy-Status"))
                .isEqualTo("usher/home;error=connection_limit_reached, usher/cabin;error=connection_limit_reached");
    }

    @Test
    void allDownIsUnavailableUntilTheFirstIsTriedAgain() {
        FanOut fanOut = fanOut(down("home", Duration.ofSeconds(9)), down("cabin", Duration.ofSeconds(4)));

        Response response = fanOut.call(request()).result();

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.fields().get("Retry-After")).isEqualTo("4");
        assertThat(text(response)).contains("\"urn:usher:problem:servers-down\"");
        assertThat(response.fields().get("Proxy-Status"))
                .isEqualTo("usher/home;error=destination_unavailable, usher/cabin;error=destination_unavailable");
    }

    @Test
    void oneThatIsDownIsTriedAgainSoonerThanOneThatStartsIsReady() {
        FanOut fanOut = fanOut(starting("home", "30"), down("cabin", Duration.ofSeconds(4)));

        Response response = fanOut.call(request()).result();

        assertThat(text(response)).contains("\"urn:usher:problem:servers-starting\"");
        assertThat(response.fields().get("Retry-After")).isEqualTo("4");
    }

    @Test
    void anAddressThatCannotBeReachedIsNotAServerThatIsLeftAlone() {
        FanOut fanOut = fanOut(failing("home", Kind.DESTINATION_UNAVAILABLE));

        assertThat(fanOut.call(request()).result().status()).isEqualTo(502);
    }

    private Member overloaded(String name, Duration wait) {
        return unsent(name, Kind.OVERLOADED, wait);
    }

    private Member down(String name, Duration wait) {
        return unsent(name, Kind.KNOWN_DOWN, wait);
    }

    private Member unsent(String name, Kind kind, Duration wait) {
        ServiceException refusal = ServiceException.unsent(kind, "unsent", wait.toNanos());
        return member(name, request -> Future.failedFuture(refusal));
    }

    @Test
    void allLateIsAGatewayTimeout() {
        Future<Response> answer = fanOut(
                        hung("home"), failing("cabin", Kind.CONNECTION_TIMEOUT), answering("boat", 504))
                .call(request());
        time.advance(PART_TIME);

        assertThat(answer.result().status()).isEqualTo(504);
    }

    @Test
    void allFailedOtherwiseIsABadGateway() {
        Response response = fanOut(failing("home", Kind.CONNECTION_REFUSED), failing("cabin", Kind.RESPONSE_TIMEOUT))
                .call(request())
                .result();

        assertThat(response.status()).isEqualTo(502);
        assertThat(response.fields().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.fields().get("Proxy-Status"))
                .isEqualTo("usher/home;error=connection_refused, usher/cabin;error=http_response_timeout");
    }

    @Test
    void refusalByTheMemberThatSawTheCredentialIsTheAnswerWhereNobodyHasAnother() {
        Response response = fanOut(answering("home", 401), answering("cabin", 403))
                .call(request())
                .result();

        assertThat(response.status()).isEqualTo(401);
    }

    @Test
    void refusalByAMemberThatWasAskedAnonymouslyIsNotTheAnswer() {
        Response response = fanOut(failing("home", Kind.CONNECTION_REFUSED), answering("cabin", 401))
                .call(request())
                .result();

        assertThat(response.status()).isEqualTo(502);
    }
}
