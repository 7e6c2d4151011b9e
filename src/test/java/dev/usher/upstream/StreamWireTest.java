package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class StreamWireTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String HALF = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";
    private static final int MEBIBYTE = 1 << 20;

    private Vertx vertx;
    private Loop loop;
    private Origin origin;
    private Wire wire;

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        this.vertx = vertx;
        loop = new Loop(vertx);
        origin = Origin.listen(vertx);
        wire = wireTo(origin.url(""));
    }

    @AfterEach
    void close() throws Exception {
        Loop.await(wire.close());
        origin.close();
    }

    private Wire wireTo(URI url) {
        UpstreamSettings settings =
                new UpstreamSettings("home", url, Duration.ofSeconds(2), Duration.ofSeconds(10), 1, 2, 10);
        return Wire.open(vertx, settings, loop.time, loop.time);
    }

    private Future<Response> ask(Request request) {
        return loop.call(wire.streams(), request);
    }

    private Future<Buffer> content(Response response) {
        return loop.run(() -> Sink.readAll(((Body.Streamed) response.body()).stream()));
    }

    private static Cancellation cancellation(Response response) {
        return ((Body.Streamed) response.body()).cancellation();
    }

    private void cancel(Cancellation cancellation) throws Exception {
        Loop.await(loop.run(() -> {
            cancellation.cancel();
            return Future.succeededFuture();
        }));
    }

    private HttpServer serve(io.vertx.core.Handler<HttpServerRequest> handler) throws Exception {
        HttpServer server = vertx.createHttpServer().requestHandler(handler);
        Loop.await(server.listen(0, "127.0.0.1"));
        wire = wireTo(URI.create("http://127.0.0.1:" + server.actualPort()));
        return server;
    }

    @Test
    void contentFlowsWithItsLengthAndTheConnectionIsUsedAgain() throws Exception {
        origin.script = visit -> visit.answer(OK);

        for (int i = 0; i < 3; i++) {
            Response response = Loop.await(ask(loop.get("/")));
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

        Response response = Loop.await(ask(loop.get("/")));

        assertThat(((Body.Streamed) response.body()).length()).isEqualTo(-1);
        assertThat(response.fields().contains("Transfer-Encoding")).isFalse();
        assertThat(Loop.await(content(response)).toString()).isEqualTo("ok");
    }

    @Test
    void refusedConnectionWasNeverSent() throws Exception {
        wire = wireTo(Origin.nobody());

        ServiceException failure = Loop.failure(ask(loop.get("/")));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        assertThat(failure.maybeProcessed()).isFalse();
    }

    @Test
    void headIsAwaitedUntilTheDeadlineAndNotLonger() throws Exception {
        Promise<Void> arrived = Promise.promise();
        origin.script = visit -> arrived.tryComplete();
        Future<Response> answer = ask(loop.get("/"));
        Loop.await(arrived.future());
        loop.advance(Duration.ofSeconds(15).minusNanos(1));
        assertThat(answer.isComplete()).isFalse();

        loop.advance(Duration.ofNanos(1));

        assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
        origin.awaitClosed(0);
    }

    @Test
    void contentHasNoDeadline() throws Exception {
        origin.script = visit -> visit.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no");
        Response response = Loop.await(ask(loop.get("/")));

        loop.advance(Duration.ofDays(2));
        origin.visits.get(0).answer("k");

        assertThat(Loop.await(content(response)).toString()).isEqualTo("ok");
    }

    @Test
    void streamThatBreaksOffFails() throws Exception {
        origin.script = visit -> visit.answer(HALF);
        Response response = Loop.await(ask(loop.get("/")));
        Future<Buffer> content = content(response);

        origin.visits.get(0).socket().close();

        assertThat(content.transform(result -> Future.succeededFuture(result.failed())))
                .satisfies(failed -> assertThat(Loop.await(failed)).isTrue());
        cancel(cancellation(response));
    }

    @Test
    void cancelledStreamClosesItsConnection() throws Exception {
        origin.script = visit -> visit.answer(HALF);
        Response response = Loop.await(ask(loop.get("/")));

        cancel(cancellation(response));

        origin.awaitClosed(0);
    }

    @Test
    void cancellationAfterTheEndLeavesTheConnectionToTheNextRequest() throws Exception {
        origin.script = visit -> visit.answer(OK);
        Response first = Loop.await(ask(loop.get("/1")));
        Loop.await(content(first));
        origin.script = visit -> visit.answer(HALF);
        Response second = Loop.await(ask(loop.get("/2")));
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
        Future<Response> answer = ask(request);
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
        Response first = Loop.await(ask(loop.get("/1")));
        Cancellation cancellation = new Cancellation();
        Future<Response> second =
                ask(loop.request(HttpMethod.GET, "/2", new Body.Streamed(new Source(0), 0, cancellation)));

        cancel(cancellation);

        assertThat(Loop.failure(second).maybeProcessed()).isFalse();
        origin.script = visit -> visit.answer(OK);
        cancel(cancellation(first));
        Loop.await(content(Loop.await(ask(loop.get("/3")))));
        assertThat(origin.visits)
                .extracting(visit -> visit.head().split(" ")[1])
                .containsExactly("/1", "/3");
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
        Response response = Loop.await(ask(loop.get("/")));
        Loop.await(stalled.future());
        long beforeReading = written.get();

        long read = Loop.await(loop.run(() -> Sink.count(((Body.Streamed) response.body()).stream())));

        assertThat(beforeReading).isLessThan(size / 2);
        assertThat(read).isEqualTo(size);
        Loop.await(server.close());
    }

    @Test
    void slowServerStopsTheClient() throws Exception {
        long size = 64L * MEBIBYTE;
        AtomicLong produced = new AtomicLong();
        Promise<Void> stalled = Promise.promise();
        Promise<HttpServerRequest> arrived = Promise.promise();
        HttpServer server = serve(request -> {
            request.pause();
            arrived.complete(request);
        });
        Source source = new Source(size).onPause(stalled::tryComplete).counting(produced);
        Future<Response> answer =
                ask(loop.request(HttpMethod.POST, "/", new Body.Streamed(source, size, new Cancellation())));
        HttpServerRequest request = Loop.await(arrived.future());
        Loop.await(stalled.future());
        long beforeReading = produced.get();

        Sink.count(request).onSuccess(count -> request.response().end(Long.toString(count)));

        assertThat(beforeReading).isLessThan(size / 2);
        assertThat(Loop.await(content(Loop.await(answer))).toString()).isEqualTo(Long.toString(size));
        assertThat(request.getHeader("Content-Length")).isEqualTo(Long.toString(size));
        Loop.await(server.close());
    }

    @Test
    void uploadOfUnknownLengthIsChunked() throws Exception {
        HttpServer server = serve(request -> Sink.count(request)
                .onSuccess(count -> request.response().end(request.getHeader("Transfer-Encoding") + " " + count)));

        Future<Response> answer =
                ask(loop.request(HttpMethod.POST, "/", new Body.Streamed(new Source(3000), -1, new Cancellation())));

        assertThat(Loop.await(content(Loop.await(answer))).toString()).isEqualTo("chunked 3000");
        Loop.await(server.close());
    }

    @Test
    void serverThatAnswersBeforeTheUploadEndsIsHeardAndTheUploadGoesOn() throws Exception {
        long size = 16L * MEBIBYTE;
        origin.script = visit -> visit.socket().pause().write(OK);
        Promise<Void> uploaded = Promise.promise();
        Source source = new Source(size).onEnd(uploaded::tryComplete);

        Response response = Loop.await(
                ask(loop.request(HttpMethod.POST, "/", new Body.Streamed(source, size, new Cancellation()))));

        assertThat(Loop.await(content(response)).toString()).isEqualTo("ok");
        assertThat(uploaded.future().isComplete()).isFalse();
        origin.script = visit -> visit.answer(OK);
        origin.visits.get(0).socket().resume();
        Loop.await(uploaded.future());
        Loop.await(content(Loop.await(ask(loop.get("/next")))));
        assertThat(origin.received.get()).isGreaterThan(size);
        assertThat(origin.connections).hasSize(1);
    }

    @Test
    void uploadThatBreaksOffClosesTheConnection() throws Exception {
        Promise<Void> arrived = Promise.promise();
        origin.script = visit -> arrived.tryComplete();
        Source source = new Source(Long.MAX_VALUE);
        Future<Response> answer =
                ask(loop.request(HttpMethod.POST, "/", new Body.Streamed(source, -1, new Cancellation())));
        Loop.await(arrived.future());

        Loop.await(loop.run(() -> {
            source.fail(new IllegalStateException("the client went away"));
            return Future.succeededFuture();
        }));

        assertThat(Loop.failure(answer).maybeProcessed()).isTrue();
        origin.awaitClosed(0);
    }

    @Test
    void streamsLeaveTheConnectionsOfOperationsAlone() throws Exception {
        origin.script = visit -> visit.answer(HALF);
        Loop.await(ask(loop.get("/stream")));
        origin.script = visit -> visit.answer(OK);

        Response operation = Loop.await(loop.call(wire.operations(), loop.get("/operation")));

        assertThat(Loop.text(operation)).isEqualTo("ok");
    }

    /** Reads a stream to its end. */
    private static final class Sink {
        static Future<Buffer> readAll(ReadStream<Buffer> stream) {
            Buffer all = Buffer.buffer();
            return read(stream, all::appendBuffer).map(end -> all);
        }

        static Future<Long> count(ReadStream<Buffer> stream) {
            AtomicLong count = new AtomicLong();
            return read(stream, part -> count.addAndGet(part.length())).map(end -> count.get());
        }

        private static Future<Void> read(ReadStream<Buffer> stream, io.vertx.core.Handler<Buffer> each) {
            Promise<Void> end = Promise.promise();
            stream.exceptionHandler(end::tryFail);
            stream.endHandler(end::tryComplete);
            stream.handler(each);
            stream.resume();
            return end.future();
        }
    }
}
