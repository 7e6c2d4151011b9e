package dev.usher.retry;

import static dev.usher.retry.FakeHealth.answer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Outcome;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

/** A filter that retries before a server by script, on a clock by hand. */
abstract class RetryCase {
    static final Response OK = answer(200, Outcome.SUCCESS);

    final ManualTime time = new ManualTime();
    final FakeHealth health = new FakeHealth(time);
    final ScriptedService server = new ScriptedService(time);
    final RetryPolicy policy = new RetryPolicy(4, Duration.ofMillis(100), Duration.ofSeconds(5), 0, 1_000);
    final Service usher = stack(policy, new RetryBudget(0.2, 10, time));

    Service stack(RetryPolicy retryPolicy, RetryBudget budget) {
        return filter(retryPolicy, budget).over(health.over(server));
    }

    RetryFilter filter(RetryPolicy retryPolicy, RetryBudget budget) {
        WaitingRoom room = new WaitingRoom(health, retryPolicy.maxWaiting(), time, time);
        return new RetryFilter(
                retryPolicy,
                new RetriedServer("home", room, budget),
                new RetryTiming(time, time, time, new Random(1)),
                FakeHealth::classify);
    }

    Request get(int seconds) {
        return Requests.get("/Users", time.nanos() + Duration.ofSeconds(seconds).toNanos());
    }

    Request login(int seconds) {
        return Requests.post(
                "/Users/AuthenticateByName",
                "{}",
                time.nanos() + Duration.ofSeconds(seconds).toNanos());
    }

    @AfterEach
    void nothingIsLeftToDo() {
        server.assertFollowed();
        assertThat(time.pending()).isZero();
    }
}
