package dev.usher.retry;

import static dev.usher.retry.FakeHealth.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Outcome;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

/** A room whose callers wait for a server by script, on a clock by hand. */
abstract class WaitingRoomCase {
    static final Duration TICK = Duration.ofNanos(1);
    static final Response OK = answer(200, Outcome.SUCCESS);
    static final Response STARTING = answer(503, Outcome.NOT_READY, "005");

    final ManualTime time = new ManualTime();
    final FakeHealth health = new FakeHealth(time);
    final ScriptedService server = new ScriptedService(time);
    final WaitingRoom room = new WaitingRoom(health, 1_000, time, time);
    final Service usher = new RetryFilter(
                    new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(5), 0, 1_000),
                    new RetriedServer("home", room, new RetryBudget(0.2, 0, time)),
                    new RetryTiming(time, time, time, new Random(1)),
                    FakeHealth::classify)
            .over(health.over(server));

    Future<Response> ask(String target, Duration patience) {
        return usher.call(Requests.get(target, time.nanos() + patience.toNanos()));
    }

    List<Future<Response>> ask(int callers, Duration patience) {
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            answers.add(ask("/Users/" + i, patience));
        }
        return answers;
    }

    @AfterEach
    void nothingIsLeftToDo() {
        server.assertFollowed();
        assertThat(room.waiting()).isZero();
        assertThat(time.pending()).isZero();
    }
}
