package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.app.Wiring.Wires;
import dev.usher.gateway.Door;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.Loops;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.testing.TextStream;
import dev.usher.time.Clockwork;
import dev.usher.time.Ticker;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Several event loops read and write one thing at once, through layers that share what is stored: nobody is shown it as it was
 * before a write that was over, on whatever loop, when he asked.
 */
@ExtendWith(VertxExtension.class)
class CacheLoopsTest {
    private static final String ANN = Secrets.register("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
    private static final String ID = "1".repeat(32);
    private static final SecretKey SECRET = TokenHash.newSecret();
    private static final int LOOPS = 4;
    private static final int STEPS = 400;
    private static final int READS_TO_A_WRITE = 6;

    private final AtomicInteger version = new AtomicInteger();
    private final AtomicInteger fetches = new AtomicInteger();
    /** The latest version of which a client knows that it is written. */
    private final AtomicInteger written = new AtomicInteger();

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger tooOld = new AtomicInteger();

    /** One event loop: its layers, its callers, and the dice that say what is next. */
    private record Loop(Context context, Door door, Callers callers, Random random) {}

    /** A server that needs a moment, and has read its state before it or after. */
    private Future<Response> serve(Request request) {
        fetches.incrementAndGet();
        int early = version.get();
        Promise<Response> answer = Promise.promise();
        Vertx.currentContext().runOnContext(later -> {
            boolean read = request.isSafe();
            int shown = read ? (early % 2 == 0 ? early : version.get()) : version.incrementAndGet();
            Vertx.currentContext().runOnContext(evenLater -> answer.complete(response(request, shown)));
        });
        return answer.future();
    }

    private static Response response(Request request, int shown) {
        String content = "{\"Id\":\"" + ID + "\",\"Name\":\"ann\",\"Version\":" + shown + "}";
        MultiMap fields = HttpHeaders.headers();
        if (request.route() instanceof Operation) {
            return new Response(200, fields, Body.of(Buffer.buffer(content)));
        }
        fields.set("Cache-Control", "public, max-age=60").set("Content-Length", "" + content.length());
        return new Response(200, fields, TextStream.of(content));
    }

    private static int versionIn(Response response) {
        String content = String.valueOf(TextStream.read(response.body()));
        return Integer.parseInt(content.replaceAll(".*\"Version\":([0-9]+)}", "$1"));
    }

    private static Future<Response> ask(Loop loop, Asked asked) {
        long deadline = Ticker.system().nanos() + Duration.ofMinutes(1).toNanos();
        Request request = asked.by("tv", ANN).read(RequestReader.standard(), loop.callers(), deadline);
        return (request.route() instanceof Operation
                        ? loop.door().operations()
                        : loop.door().streams())
                .call(request);
    }

    private Future<Response> next(Loop loop, Asked read, Asked write) {
        if (loop.random().nextInt(READS_TO_A_WRITE) == 0) {
            return ask(loop, write).onSuccess(done -> written.accumulateAndGet(versionIn(done), Math::max));
        }
        int least = written.get();
        reads.incrementAndGet();
        return ask(loop, read).onSuccess(shown -> tooOld.addAndGet(versionIn(shown) < least ? 1 : 0));
    }

    private void play(Loop loop, Asked[] what, int left, Promise<Void> over) {
        if (left == 0) {
            over.complete();
            return;
        }
        next(loop, what[0], what[1])
                .onSuccess(done -> loop.context().runOnContext(on -> play(loop, what, left - 1, over)))
                .onFailure(over::tryFail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/" + "11111111111111111111111111111111", "/web/index.html"})
    void nobodyIsShownWhatWasBeforeAWriteThatWasOverWhenHeAsked(String target, Vertx vertx) throws Exception {
        Clockwork time = Clockwork.of(vertx);
        Wiring wiring = new Wiring(Front.unlimited("http://home.example").settings(), time, new Random(1));
        Asked[] what = {
            Asked.get(target),
            Asked.get(target + (target.startsWith("/Users") ? "/Policy" : "")).method(HttpMethod.POST)
        };
        List<Future<Void>> all = new ArrayList<>();
        for (Context context : Loops.of(vertx, LOOPS)) {
            Door door = wiring.doors(any -> new Wires(this::serve, this::serve, this::serve))
                    .root();
            Callers callers = new Callers(new TokenHash(SECRET), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));
            Loop loop = new Loop(context, door, callers, new Random(all.size()));
            Promise<Void> over = Promise.promise();
            context.runOnContext(on -> play(loop, what, STEPS, over));
            all.add(over.future());
        }

        Soon.value(Future.all(all));

        assertThat(tooOld).hasValue(0);
        assertThat(fetches.get() - version.get())
                .as("fetches of %s reads", reads)
                .isLessThan(reads.get());
    }
}
