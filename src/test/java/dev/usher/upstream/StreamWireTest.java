package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Origin;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A content flows as it comes, and ends for both where it ends for one. */
class StreamWireTest extends WireCase {
    private static Cancellation cancellation(Response response) {
        return ((Body.Streamed) response.body()).cancellation();
    }

    private void cancel(Cancellation cancellation) throws Exception {
        Loop.await(loop.run(() -> {
            cancellation.cancel();
            return Future.succeededFuture();
        }));
    }

    @Test
    void contentFlowsWithItsLengthAndTheConnectionIsUsedAgain() throws Exception {
        origin.script = visit -> visit.answer(OK);

        for (int i = 0; i < 3; i++) {
            Response response = Loop.await(stream(loop.get("/")));
            assertThat(((Body.Streamed) response.body()).length()).isEqualTo(2);
            assertThat(Loop.await(content(response)).toString()).isEqualTo("ok");
        }

        assertThat(origin.connections).hasSize(1);
        assertThat(loop.time.pending()).isZero();
    }

    @Test
    void contentWithoutLengthSaysSo() throws Exception {
        origin.script =
                visit -> visit.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");

        Response response = Loop.await(stream(loop.get("/")));

        assertThat(((Body.Streamed) response.body()).length()).isEqualTo(-1);
        assertThat(response.fields().contains("Transfer-Encoding")).isFalse();
        assertThat(Loop.await(content(response)).toString()).isEqualTo("ok");
    }

    @Test
    void refusedConnectionWasNeverSent() throws Exception {
        connect(Origin.nobody());

        ServiceException failure = Loop.failure(stream(loop.get("/")));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        assertThat(failure.maybeProcessed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 99, 101, 600, 1000})
    void statusOfNoFinalResponseIsNone(int status) throws Exception {
        origin.script = visit -> visit.answer("HTTP/1.1 " + status + " Odd\r\nContent-Length: 0\r\n\r\n");

        ServiceException failure = Loop.failure(stream(loop.get("/")));

        assertThat(failure.kind()).isEqualTo(Kind.RESPONSE_INCOMPLETE);
        origin.script = visit -> visit.answer(OK);
        assertThat(Loop.await(content(Loop.await(stream(loop.get("/"))))).toString())
                .isEqualTo("ok");
        assertThat(loop.time.pending()).isZero();
    }

    @Test
    void streamThatBreaksOffFails() throws Exception {
        origin.script = visit -> visit.answer(HALF);
        Response response = Loop.await(stream(loop.get("/")));
        Future<Buffer> content = content(response);

        origin.visits.get(0).socket().close();

        assertThat(content.transform(result -> Future.succeededFuture(result.failed())))
                .satisfies(failed -> assertThat(Loop.await(failed)).isTrue());
        cancel(cancellation(response));
    }

    @Test
    void cancelledStreamClosesItsConnection() throws Exception {
        origin.script = visit -> visit.answer(HALF);
        Response response = Loop.await(stream(loop.get("/")));

        cancel(cancellation(response));

        origin.awaitClosed(0);
    }

    @Test
    void cancellationAfterTheEndLeavesTheConnectionToTheNextRequest() throws Exception {
        origin.script = visit -> visit.answer(OK);
        Response first = Loop.await(stream(loop.get("/1")));
        Loop.await(content(first));
        origin.script = visit -> visit.answer(HALF);
        Response second = Loop.await(stream(loop.get("/2")));
        Future<Buffer> content = content(second);

        cancel(cancellation(first));
        origin.visits.get(1).answer("x".repeat(96));

        assertThat(Loop.await(content).length()).isEqualTo(100);
        assertThat(origin.connections).hasSize(1);
    }

    @Test
    void requestCancelledBeforeTheHeadClosesItsConnection() throws Exception {
        Promise<Void> arrived = Promise.promise();
        origin.script = visit -> arrived.tryComplete();
        Cancellation cancellation = new Cancellation();
        Request request = loop.request(HttpMethod.GET, "/", new Body.Streamed(new Source(0), 0, cancellation));
        Future<Response> answer = stream(request);
        Loop.await(arrived.future());
        assertThat(origin.visits.get(0).head().toLowerCase()).doesNotContain("transfer-encoding");

        cancel(cancellation);

        ServiceException failure = Loop.failure(answer);
        assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(failure.maybeProcessed()).isTrue();
        origin.awaitClosed(0);
    }

    @Test
    void requestCancelledWhileItWaitsForAConnectionIsNeverSent() throws Exception {
        origin.script = visit -> visit.answer(HALF);
        Response first = Loop.await(stream(loop.get("/1")));
        Cancellation cancellation = new Cancellation();
        Future<Response> second =
                stream(loop.request(HttpMethod.GET, "/2", new Body.Streamed(new Source(0), 0, cancellation)));

        cancel(cancellation);

        assertThat(Loop.failure(second).maybeProcessed()).isFalse();
        origin.script = visit -> visit.answer(OK);
        cancel(cancellation(first));
        Loop.await(content(Loop.await(stream(loop.get("/3")))));
        assertThat(origin.visits)
                .extracting(visit -> visit.head().split(" ")[1])
                .containsExactly("/media/1", "/media/3");
    }

    @Test
    void uploadCancelledBeforeItBeganLeavesItsConnectionToWhoeverWaitsForIt() throws Exception {
        origin.script = visit -> visit.answer(OK);
        Cancellation cancellation = new Cancellation();
        Trickle silent = new Trickle();
        Future<Response> upload =
                stream(loop.request(HttpMethod.POST, "/1", new Body.Streamed(silent, -1, cancellation)));
        Soon.until(silent::isRead);
        Future<Response> waiting = stream(loop.get("/2"));

        cancel(cancellation);

        assertThat(Loop.await(content(Loop.await(waiting)))).hasToString("ok");
        Loop.failure(upload);
        assertThat(origin.connections).hasSize(1);
    }

    @Test
    void slowReaderStopsTheOrigin() throws Exception {
        long size = 64L * MEBIBYTE;
        AtomicLong written = new AtomicLong();
        Promise<Void> stalled = Promise.promise();
        HttpServer server = serve(request -> {
            request.response().putHeader("Content-Length", Long.toString(size));
            new Source(size).onPause(stalled::tryComplete).counting(written).pipeTo(request.response());
        });
        Response response = Loop.await(stream(loop.get("/")));
        Loop.await(stalled.future());
        long beforeReading = written.get();

        long read = Loop.await(loop.run(() -> Sink.count(((Body.Streamed) response.body()).stream())));

        assertThat(beforeReading).isLessThan(size / 2);
        assertThat(read).isEqualTo(size);
        Loop.await(server.close());
    }

    @Test
    void streamsLeaveTheConnectionsOfOperationsAlone() throws Exception {
        origin.script = visit -> visit.answer(HALF);
        Loop.await(stream(loop.get("/stream")));
        origin.script = visit -> visit.answer(OK);

        Response operation = Loop.await(loop.call(operations, loop.get("/operation")));

        assertThat(Loop.text(operation)).isEqualTo("ok");
    }

    @Test
    void uploadThatBreaksOffWithinTheAnswerEndsBoth() throws Exception {
        origin.script = visit -> {
            visit.socket().pause();
            visit.answer(HALF);
        };
        Source upload = new Source(64L * MEBIBYTE);
        Response response = Loop.await(stream(loop.request(HttpMethod.POST, "/", streamed(upload))));
        Future<Buffer> content = content(response);

        Loop.await(loop.run(() -> {
            upload.fail(new IOException("the client went away"));
            return Future.succeededFuture();
        }));
        origin.visits.get(0).socket().resume();

        Future<Boolean> brokenOff = content.transform(result -> Future.succeededFuture(result.failed()));
        assertThat(Loop.await(brokenOff).booleanValue()).isTrue();
        origin.awaitClosed(0);
    }

    private static Body.Streamed streamed(Source upload) {
        return new Body.Streamed(upload, -1, new Cancellation());
    }
}
