package dev.usher.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Content of which something becomes while it is still coming. */
class BrokenContentTest {
    private static final String[] VALIDATED = {"ETag", "\"a\"", "Cache-Control", "no-cache"};

    private final HttpCached home = new HttpCached();
    private final Source source = new Source();

    /** What comes when the test says so. */
    private static final class Source implements ReadStream<Buffer> {
        private Handler<Buffer> handler = chunk -> {};
        private Handler<Void> end = over -> {};
        private Handler<Throwable> failure = broken -> {};

        @Override
        public Source exceptionHandler(@Nullable Handler<Throwable> newHandler) {
            failure = newHandler;
            return this;
        }

        @Override
        public Source handler(@Nullable Handler<Buffer> newHandler) {
            handler = newHandler;
            return this;
        }

        @Override
        public Source pause() {
            return this;
        }

        @Override
        public Source resume() {
            return this;
        }

        @Override
        public Source fetch(long amount) {
            return this;
        }

        @Override
        public Source endHandler(@Nullable Handler<Void> newHandler) {
            end = newHandler;
            return this;
        }
    }

    private void validateWhileItComes() {
        MultiMap fields = HttpHeaders.headers()
                .set("Content-Length", "4")
                .set("ETag", "\"a\"")
                .set("Cache-Control", "no-cache");
        home.server
                .expect()
                .reply(request -> Future.succeededFuture(
                        new Response(200, fields, new Body.Streamed(source, 4, new Cancellation()))));
        home.get("/p");
        source.handler.handle(Buffer.buffer("ab"));
        home.answers(304, VALIDATED);
        assertThat(HttpCached.status(home.get("/p"))).isEqualTo("usher/home;fwd=stale;fwd-status=304;stored");
    }

    @Test
    void contentThatBreaksOffIsForgottenThoughItWasValidatedMeanwhile() {
        validateWhileItComes();
        source.failure.handle(new IllegalStateException("torn"));
        home.answers("whole", VALIDATED);

        Response next = home.get("/p");

        assertThat(home.lastAsked().fields().contains("If-None-Match")).isFalse();
        assertThat(HttpCached.text(next)).isEqualTo("whole");
    }

    @Test
    void contentThatComesWholeIsKeptWholeThoughItWasValidatedMeanwhile() {
        validateWhileItComes();
        source.handler.handle(Buffer.buffer("cd"));
        source.end.handle(null);
        home.answers(304, VALIDATED);

        Response next = home.get("/p");

        assertThat(next.body()).isInstanceOf(Body.Full.class);
        assertThat(HttpCached.text(next)).isEqualTo("abcd");
    }
}
