package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Origin;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every wire of operations does with a request and its answer. */
abstract class OperationFacts extends WireCase {
    @Test
    void targetFollowsTheBasePathAndHostIsTheServers() throws Exception {
        origin.script = visit -> visit.answer(OK);
        Request request = loop.get("/Users?isHidden=false")
                .withFields(HttpHeaders.headers().set("Host", "tv.example.org").set("X-Asked", "1"));

        Response response = Loop.await(loop.call(operations, request));

        assertThat(response.status()).isEqualTo(200);
        assertThat(Loop.text(response)).isEqualTo("ok");
        assertThat(origin.visits.get(0).head().toLowerCase())
                .startsWith("get /media/users?ishidden=false http/1.1\r\n")
                .contains("host: " + origin.authority())
                .contains("x-asked: 1")
                .doesNotContain("tv.example.org");
    }

    @Test
    void onlyEndToEndFieldsPassInEitherDirection() throws Exception {
        origin.script = visit -> visit.answer("HTTP/1.1 200 OK\r\nConnection: keep-alive, X-Hop\r\nX-Hop: 1\r\n"
                + "Keep-Alive: timeout=5\r\nX-Kept: 2\r\nContent-Length: 0\r\n\r\n");
        Request request = loop.get("/")
                .withFields(HttpHeaders.headers()
                        .set("Connection", "X-Mine")
                        .set("X-Mine", "1")
                        .set("Expect", "100-continue"));

        Response response = Loop.await(loop.call(operations, request));

        assertThat(response.fields().names()).containsExactlyInAnyOrder("X-Kept", "Content-Length");
        assertThat(origin.visits.get(0).head().toLowerCase())
                .doesNotContain("x-mine")
                .doesNotContain("expect");
    }

    @Test
    void contentIsSentWithItsLength() throws Exception {
        origin.script = visit -> visit.answer(OK);
        Request request = loop.request(HttpMethod.POST, "/", Body.of(Buffer.buffer("hello")));

        Loop.await(loop.call(operations, request));

        assertThat(origin.visits.get(0).head().toLowerCase()).contains("content-length: 5");
    }

    @Test
    void postWithoutContentSaysThatItHasNone() throws Exception {
        origin.script = visit -> visit.answer(OK);

        Loop.await(loop.call(operations, loop.request(HttpMethod.POST, "/", Body.EMPTY)));

        assertThat(origin.visits.get(0).head().toLowerCase()).contains("content-length: 0");
    }

    @Test
    void redirectIsAnAnswer() throws Exception {
        origin.script = visit -> visit.answer("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");

        Response response = Loop.await(operation("/"));

        assertThat(response.status()).isEqualTo(302);
        assertThat(origin.visits).hasSize(1);
    }

    @Test
    void headHasTheLengthButNoContent() throws Exception {
        origin.script = visit -> visit.answer("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");

        Response response = Loop.await(loop.call(operations, loop.request(HttpMethod.HEAD, "/", Body.EMPTY)));

        assertThat(response.fields().get("Content-Length")).isEqualTo("5000");
        assertThat(response.body()).isEqualTo(Body.EMPTY);
    }

    @Test
    void connectionIsUsedAgainAfterSuccess() throws Exception {
        origin.script = visit -> visit.answer(OK);

        Loop.await(operation("/1"));
        Loop.await(operation("/2"));
        loop.advance(Duration.ofMinutes(1));
        Loop.await(operation("/3"));

        assertThat(origin.visits).hasSize(3);
        assertThat(origin.connections).hasSize(1);
        assertThat(loop.time.pending()).isZero();
    }

    @Test
    void refusedConnectionWasNeverSent() throws Exception {
        connect(Origin.nobody());

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        assertThat(failure.maybeProcessed()).isFalse();
    }

    @Test
    void unknownHostIsUnavailable() throws Exception {
        connect(URI.create("http://nobody.invalid"));

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.DESTINATION_UNAVAILABLE);
        assertThat(failure.maybeProcessed()).isFalse();
    }

    @Test
    void encryptedConnectionThatCannotBeMadeIsUnavailable() throws Exception {
        connect(URI.create("https://" + origin.authority()));
        origin.script = visit -> visit.socket().close();
        Future<Response> answer = operation("/");
        origin.close();

        assertThat(Loop.failure(answer).maybeProcessed()).isFalse();
    }

    @Test
    void connectionCutAfterTheRequestMayHaveBeenProcessed() throws Exception {
        origin.script = visit -> visit.socket().close();

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_TERMINATED);
        assertThat(failure.maybeProcessed()).isTrue();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void contentShorterThanItsLengthIsNoResponse() throws Exception {
        origin.script = visit -> {
            visit.answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            visit.socket().close();
        };

        assertThat(Loop.failure(operation("/")).kind()).isEqualTo(Kind.RESPONSE_INCOMPLETE);
    }

    @Test
    void connectionCutWithinTheRequestMayHaveBeenProcessed() throws Exception {
        origin.script = visit -> visit.socket().close();
        Body large = Body.of(Buffer.buffer(new byte[32 * MEBIBYTE]));

        ServiceException failure = Loop.failure(loop.call(operations, loop.request(HttpMethod.POST, "/", large)));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_TERMINATED);
        assertThat(failure.maybeProcessed()).isTrue();
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void chunkedContentWithoutItsEndIsNoResponse() throws Exception {
        origin.script = visit -> {
            visit.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
            visit.socket().close();
        };

        assertThat(Loop.failure(operation("/")).kind()).isEqualTo(Kind.RESPONSE_INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 99, 600, 1000})
    void statusOfNoFinalResponseIsNone(int status) throws Exception {
        assertNoResponse(status);
    }

    /** That {@code status} is taken for no response, and that the next request has one. */
    final void assertNoResponse(int status) throws Exception {
        origin.script = visit -> visit.answer("HTTP/1.1 " + status + " Odd\r\nContent-Length: 0\r\n\r\n");

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.RESPONSE_INCOMPLETE);
        assertThat(failure.maybeProcessed()).isTrue();
        origin.script = visit -> visit.answer(OK);
        assertThat(Loop.text(Loop.await(operation("/")))).isEqualTo("ok");
    }

    @Test
    void whatIsNotHttpIsNoResponse() throws Exception {
        origin.script = visit -> visit.answer("SSH-2.0-OpenSSH_9.2\r\n\r\n");

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.RESPONSE_INCOMPLETE);
        assertThat(failure.getMessage()).doesNotContain("SSH");
        origin.awaitClosed(0);
        assertThat(log.lines()).isEmpty();
    }
}
