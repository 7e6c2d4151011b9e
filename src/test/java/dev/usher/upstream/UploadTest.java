package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UploadTest extends WireCase {
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
                stream(loop.request(HttpMethod.POST, "/", new Body.Streamed(source, size, new Cancellation())));
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
                stream(loop.request(HttpMethod.POST, "/", new Body.Streamed(new Source(3000), -1, new Cancellation())));

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
                stream(loop.request(HttpMethod.POST, "/", new Body.Streamed(source, size, new Cancellation()))));

        assertThat(Loop.await(content(response)).toString()).isEqualTo("ok");
        assertThat(uploaded.future().isComplete()).isFalse();
        origin.script = visit -> visit.answer(OK);
        origin.visits.get(0).socket().resume();
        Loop.await(uploaded.future());
        Loop.await(content(Loop.await(stream(loop.get("/next")))));
        assertThat(origin.received.get()).isGreaterThan(size);
        assertThat(origin.connections).hasSize(1);
    }

    @Test
    void uploadThatBreaksOffClosesTheConnection() throws Exception {
        Promise<Void> arrived = Promise.promise();
        origin.script = visit -> arrived.tryComplete();
        Source source = new Source(Long.MAX_VALUE);
        Future<Response> answer =
                stream(loop.request(HttpMethod.POST, "/", new Body.Streamed(source, -1, new Cancellation())));
        Loop.await(arrived.future());

        Loop.await(loop.run(() -> {
            source.fail(new IllegalStateException("the client went away"));
            return Future.succeededFuture();
        }));

        assertThat(Loop.failure(answer).maybeProcessed()).isTrue();
        origin.awaitClosed(0);
    }
}
