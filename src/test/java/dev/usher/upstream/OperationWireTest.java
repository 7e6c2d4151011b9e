package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class OperationWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final int MAX_BODY = 1000;

    private Vertx vertx;
    private Loop loop;
    private Origin origin;
    private Wire wire;

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        this.vertx = vertx;
        loop = new Loop(vertx);
        origin = Origin.listen(vertx);
        wire = wireTo(origin.url("/media/"));
    }

    @AfterEach
    void close() throws Exception {
        Loop.await(wire.close());
        origin.close();
    }

    private Wire wireTo(URI url) {
        UpstreamSettings settings =
                new UpstreamSettings("home", url, Duration.ofSeconds(2), Duration.ofSeconds(10), 1, 1, MAX_BODY);
        return Wire.open(vertx, settings, loop.time, loop.time);
    }

    private Future<Response> ask(String target) {
        return loop.call(wire.operations(), loop.get(target));
    }

    /** Waits until the origin has read a request, then returns the future of its answer. */
    private Future<Response> askAndArrive(String target) throws Exception {
        Promise<Void> arrived = Promise.promise();
        var script = origin.script;
        origin.script = visit -> {
            script.accept(visit);
            arrived.tryComplete();
        };
        Future<Response> answer = ask(target);
        Loop.await(arrived.future());
        return answer;
    }

    @Test
    void targetFollowsTheBasePathAndHostIsTheServers() throws Exception {
        origin.script = visit -> visit.answer(OK);
        Request request = loop.get("/Users?isHidden=false")
                .withFields(HttpHeaders.headers().set("Host", "tv.example.org").set("X-Asked", "1"));

        Response response = Loop.await(loop.call(wire.operations(), request));

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

        Response response = Loop.await(loop.call(wire.operations(), request));

        assertThat(response.fields().names()).containsExactlyInAnyOrder("X-Kept", "Content-Length");
        assertThat(origin.visits.get(0).head().toLowerCase())
                .doesNotContain("x-mine")
                .doesNotContain("expect");
    }

    @Test
    void contentIsSentWithItsLength() throws Exception {
        origin.script = visit -> visit.answer(OK);
        Request request = loop.request(HttpMethod.POST, "/", Body.of(Buffer.buffer("hello")));

        Loop.await(loop.call(wire.operations(), request));

        assertThat(origin.visits.get(0).head().toLowerCase()).contains("content-length: 5");
    }

    @Test
    void redirectIsAnAnswer() throws Exception {
        origin.script = visit -> visit.answer("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n");

        Response response = Loop.await(ask("/"));

        assertThat(response.status()).isEqualTo(302);
        assertThat(origin.visits).hasSize(1);
    }

    @Test
    void headHasTheLengthButNoContent() throws Exception {
        origin.script = visit -> visit.answer("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n");

        Response response = Loop.await(loop.call(wire.operations(), loop.request(HttpMethod.HEAD, "/", Body.EMPTY)));

        assertThat(response.fields().get("Content-Length")).isEqualTo("5000");
        assertThat(response.body()).isEqualTo(Body.EMPTY);
    }

    @Test
    void connectionIsUsedAgainAfterSuccess() throws Exception {
        origin.script = visit -> visit.answer(OK);

        Loop.await(ask("/1"));
        Loop.await(ask("/2"));
        loop.advance(Duration.ofMinutes(1));
        Loop.await(ask("/3"));

        assertThat(origin.visits).hasSize(3);
        assertThat(origin.connections).hasSize(1);
        assertThat(loop.time.pending()).isZero();
    }

    @Test
    void refusedConnectionWasNeverSent() throws Exception {
        wire = wireTo(Origin.nobody());

        ServiceException failure = Loop.failure(ask("/"));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        assertThat(failure.maybeProcessed()).isFalse();
    }

    @Test
    void unknownHostIsUnavailable() throws Exception {
        wire = wireTo(URI.create("http://nobody.invalid"));

        ServiceException failure = Loop.failure(ask("/"));

        assertThat(failure.kind()).isEqualTo(Kind.DESTINATION_UNAVAILABLE);
        assertThat(failure.maybeProcessed()).isFalse();
    }

    @Test
    void encryptedConnectionThatCannotBeMadeIsUnavailable() throws Exception {
        wire = wireTo(URI.create("https://" + origin.authority()));
        origin.script = visit -> visit.socket().close();
        Future<Response> answer = ask("/");
        origin.close();

        assertThat(Loop.failure(answer).maybeProcessed()).isFalse();
    }

    @Test
    void connectionCutAfterTheRequestMayHaveBeenProcessed() throws Exception {
        origin.script = visit -> visit.socket().close();

        ServiceException failure = Loop.failure(ask("/"));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_TERMINATED);
        assertThat(failure.maybeProcessed()).isTrue();
    }

    @Test
    void contentShorterThanItsLengthIsNoResponse() throws Exception {
        origin.script = visit -> {
            visit.answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            visit.socket().close();
        };

        assertThat(Loop.failure(ask("/")).kind()).isEqualTo(Kind.RESPONSE_INCOMPLETE);
    }

    @Test
    void chunkedContentWithoutItsEndIsNoResponse() throws Exception {
        origin.script = visit -> {
            visit.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
            visit.socket().close();
        };

        assertThat(Loop.failure(ask("/")).kind()).isEqualTo(Kind.RESPONSE_INCOMPLETE);
    }

    @Test
    void whatIsNotHttpIsNoResponse() throws Exception {
        origin.script = visit -> visit.answer("SSH-2.0-OpenSSH_9.2\r\n\r\n");

        ServiceException failure = Loop.failure(ask("/"));

        assertThat(failure.kind()).isEqualTo(Kind.RESPONSE_INCOMPLETE);
        assertThat(failure.getMessage()).doesNotContain("SSH");
    }

    @Test
    void silentServerIsGivenUpAtTheTimeOfTheAttempt() throws Exception {
        Future<Response> answer = askAndArrive("/");
        loop.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(answer.isComplete()).isFalse();

        loop.advance(Duration.ofNanos(1));

        ServiceException failure = Loop.failure(answer);
        assertThat(failure.kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
        assertThat(failure.maybeProcessed()).isTrue();
        origin.awaitClosed(0);
    }

    @Test
    void deadlineOfTheRequestEndsAnAttemptBeforeItsOwnTime() throws Exception {
        Promise<Void> arrived = Promise.promise();
        origin.script = visit -> arrived.tryComplete();
        long deadline = loop.time.nanos() + Duration.ofSeconds(2).toNanos();
        Future<Response> answer = loop.call(wire.operations(), loop.get("/").withDeadline(deadline));
        Loop.await(arrived.future());

        loop.advance(Duration.ofSeconds(2));

        assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
    }

    @Test
    void requestWithoutTimeIsNotSent() throws Exception {
        ServiceException failure =
                Loop.failure(loop.call(wire.operations(), loop.get("/").withDeadline(loop.time.nanos())));

        assertThat(failure.kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(origin.connections).isEmpty();
    }

    @Test
    void drippingContentLosesItsConnectionAtTheDeadlineAndFreesItsPlace() throws Exception {
        Promise<Void> dripped = Promise.promise();
        origin.script = visit -> {
            visit.answer("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n");
            vertx.setPeriodic(1, drip -> visit.socket().write("x"));
            visit.socket().write("x").onComplete(dripped);
        };
        Future<Response> answer = askAndArrive("/");
        Loop.await(dripped.future());

        loop.advance(Duration.ofSeconds(10));

        assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
        origin.awaitClosed(0);
        origin.script = visit -> visit.answer(OK);
        assertThat(Loop.await(ask("/next")).status()).isEqualTo(200);
    }

    @Test
    void contentOfTheGreatestSizeIsReadAndOneByteMoreIsNot() throws Exception {
        origin.script = visit -> visit.answer(chunked(MAX_BODY));
        assertThat(Loop.text(Loop.await(ask("/"))).length()).isEqualTo(MAX_BODY);

        origin.script = visit -> visit.answer(chunked(MAX_BODY + 1));
        assertThat(Loop.failure(ask("/")).kind()).isEqualTo(Kind.RESPONSE_TOO_LARGE);
        origin.awaitClosed(0);
    }

    private static String chunked(int length) {
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(length) + "\r\n"
                + "x".repeat(length) + "\r\n0\r\n\r\n";
    }

    @Test
    void thirdRequestFindsConnectionAndQueueFull() throws Exception {
        Future<Response> first = askAndArrive("/1");
        Future<Response> second = ask("/2");

        ServiceException failure = Loop.failure(ask("/3"));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LIMIT_REACHED);
        assertThat(failure.maybeProcessed()).isFalse();
        origin.script = visit -> visit.answer(OK);
        origin.visits.get(0).answer(OK);
        assertThat(Loop.await(first).status()).isEqualTo(200);
        assertThat(Loop.await(second).status()).isEqualTo(200);
    }

    @Test
    void requestThatWaitedInVainForAConnectionIsNotSentLater() throws Exception {
        origin.script = visit -> {};
        Future<Response> first = askAndArrive("/1");
        long soon = loop.time.nanos() + Duration.ofSeconds(1).toNanos();
        Future<Response> second = loop.call(wire.operations(), loop.get("/2").withDeadline(soon));

        loop.advance(Duration.ofSeconds(1));

        ServiceException failure = Loop.failure(second);
        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_TIMEOUT);
        assertThat(failure.maybeProcessed()).isFalse();
        origin.script = visit -> visit.answer(OK);
        origin.visits.get(0).answer(OK);
        Loop.await(first);
        assertThat(Loop.await(ask("/3")).status()).isEqualTo(200);
        assertThat(origin.visits)
                .extracting(visit -> visit.head().split(" ")[1])
                .doesNotContain("/media/2");
    }

    @Test
    void closedWireSendsNothing() throws Exception {
        Loop.await(wire.close());

        ServiceException failure = Loop.failure(ask("/"));

        assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(failure.maybeProcessed()).isFalse();
    }

    @Test
    void storedContentIsACopyOfJustItsSize() throws Exception {
        origin.script = visit -> visit.answer(chunked(700));

        Response response = Loop.await(ask("/"));

        Body.Full full = (Body.Full) response.body();
        assertThat(((io.vertx.core.internal.buffer.BufferInternal) full.bytes())
                        .getByteBuf()
                        .capacity())
                .isEqualTo(700);
    }
}
