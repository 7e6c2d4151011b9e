package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** How long a server may be silent while it streams. */
class StreamSilenceTest extends WireCase {
    private static final Duration IDLE = Duration.ofMinutes(10);

    @Test
    void headIsAwaitedUntilTheDeadlineAndNotLonger() throws Exception {
        Promise<Void> arrived = Promise.promise();
        origin.script = visit -> arrived.tryComplete();
        Future<Response> answer = stream(loop.get("/"));
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
        Response response = Loop.await(stream(loop.get("/")));

        loop.advance(Duration.ofDays(2));
        origin.visits.get(0).answer("k");

        assertThat(Loop.await(content(response)).toString()).isEqualTo("ok");
    }

    /** The stream of an answer of which a half has come, whose parts go into {@code parts}, and which is asked for more. */
    private Future<Buffer> half(List<Buffer> parts) throws Exception {
        origin.script = visit -> visit.answer(HALF);
        Response response = Loop.await(stream(loop.get("/")));
        ReadStream<Buffer> stream = ((Body.Streamed) response.body()).stream();
        Promise<Buffer> end = Promise.promise();
        Loop.await(loop.run(() -> {
            stream.exceptionHandler(end::tryFail).endHandler(ended -> end.tryComplete(Buffer.buffer()));
            stream.handler(parts::add).resume();
            return Future.succeededFuture();
        }));
        Soon.until(() -> parts.size() == 1);
        return end.future();
    }

    @Test
    void serverThatIsSilentThoughMoreIsWantedIsGivenUp() throws Exception {
        Future<Buffer> end = half(new CopyOnWriteArrayList<>());
        loop.advance(IDLE.minusNanos(1));
        assertThat(end.isComplete()).isFalse();

        loop.advance(Duration.ofNanos(1));

        origin.awaitClosed(0);
        Soon.until(end::failed);
        assertThat(loop.time.pending()).isZero();
    }

    @Test
    void eachPartEndsTheSilence() throws Exception {
        List<Buffer> parts = new CopyOnWriteArrayList<>();
        Future<Buffer> end = half(parts);
        loop.advance(IDLE.minusNanos(1));
        origin.visits.get(0).answer("x");
        Soon.until(() -> parts.size() == 2);

        loop.advance(IDLE.minusNanos(1));
        assertThat(end.isComplete()).isFalse();
        loop.advance(Duration.ofNanos(1));

        Soon.until(end::failed);
    }

    @Test
    void answerThatTricklesForHoursComesWhole() throws Exception {
        List<Buffer> parts = new CopyOnWriteArrayList<>();
        Future<Buffer> end = half(parts);

        for (int i = 2; i <= 97; i++) {
            loop.advance(IDLE.minusNanos(1));
            origin.visits.get(0).answer("x");
            int sofar = i;
            Soon.until(() -> parts.size() == sofar);
        }

        Loop.await(end);
        assertThat(loop.time.pending()).isZero();
    }

    @Test
    void readerWhoWantsNothingMoreDoesNotMakeTheServerSilent() throws Exception {
        origin.script = visit -> visit.answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\no");
        Response response = Loop.await(stream(loop.get("/")));
        ReadStream<Buffer> stream = ((Body.Streamed) response.body()).stream();
        Loop.await(loop.run(() -> Future.succeededFuture(stream.fetch(9).pause())));

        loop.advance(IDLE.multipliedBy(100));
        origin.visits.get(0).answer("k");

        assertThat(Loop.await(content(response)).toString()).isEqualTo("ok");
        assertThat(loop.time.pending()).isZero();
    }

    @Test
    void headMustComeWithinTheIdleTimeToo() throws Exception {
        Promise<Void> arrived = Promise.promise();
        origin.script = visit -> arrived.tryComplete();
        Request soon = loop.get("/");
        Future<Response> answer = stream(new Request(
                soon.method(),
                soon.target(),
                soon.fields(),
                soon.body(),
                soon.caller(),
                soon.route(),
                Duration.ofDays(9).toNanos(),
                soon.observer()));
        Loop.await(arrived.future());
        loop.advance(IDLE.minusNanos(1));
        assertThat(answer.isComplete()).isFalse();

        loop.advance(Duration.ofNanos(1));

        assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
    }
}
