package dev.usher.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Cancellation;
import dev.usher.testing.Loops;
import dev.usher.testing.ManualTime;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class WaitingRoomThreadsTest {
    private final ManualTime time = new ManualTime();
    private final FakeHealth health = new FakeHealth(time);
    private final WaitingRoom room = new WaitingRoom(health, 1_000, time, time);

    private Future<Void> visit(Context home, Promise<Void> queued) {
        Promise<Void> left = Promise.promise();
        home.runOnContext(ignored -> {
            Future<Turn> turn = room.enter(Duration.ofSeconds(30).toNanos(), Cancellation.NEVER, false);
            queued.complete();
            turn.onSuccess(given -> {
                if (Vertx.currentContext() == home) {
                    left.complete();
                } else {
                    left.fail("resumed on " + Vertx.currentContext() + " instead of " + home);
                }
                ((Turn.Go) given).end(true);
            });
        });
        return left.future();
    }

    @Test
    void everyoneGoesOnOnTheirOwnEventLoop(Vertx vertx, VertxTestContext test) throws Exception {
        health.quietFor(Duration.ofSeconds(5));
        List<Context> homes = Loops.of(vertx, 3);
        List<Future<Void>> queued = new ArrayList<>();
        List<Future<Void>> left = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Promise<Void> inQueue = Promise.promise();
            queued.add(inQueue.future());
            left.add(visit(homes.get(i % homes.size()), inQueue));
        }

        Future.all(queued)
                .onSuccess(all -> time.advance(Duration.ofSeconds(5)))
                .compose(all -> Future.all(left))
                .timeout(20, TimeUnit.SECONDS)
                .onComplete(test.succeeding(all -> test.verify(() -> {
                    assertThat(room.waiting()).isZero();
                    assertThat(time.pending()).isZero();
                    test.completeNow();
                })));
    }
}
