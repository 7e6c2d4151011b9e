package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Proves;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a server is asked again, and how long is waited for its part of an answer, as the settings say it. */
class RetryKeysTest {
    private static final Asked PUBLIC = Asked.get("/Users/Public");

    /** A server that ends each connection without an answer. */
    private static TimedHouse failing(UnaryOperator<GatewayOptions> set) {
        TimedHouse house = TimedHouse.with(set);
        house.home.otherwise(any ->
                Future.failedFuture(new ServiceException(Kind.CONNECTION_TERMINATED, true, "scripted: no answer")));
        return house;
    }

    private static GatewayOptions stubborn(GatewayOptions options) {
        return options.set("circuit.failures", 0)
                .set("retry.attempts", 5)
                .set("retry.backoff-min", "1s")
                .set("retry.backoff-max", "3s")
                .set("retry.jitter", 0.0);
    }

    @Test
    @Proves({"retry.attempts", "retry.backoff-min", "retry.backoff-max", "retry.jitter"})
    void waitsDoubleUpToTheLongestUntilTheAttemptsAreUsedUp() {
        TimedHouse house = failing(RetryKeysTest::stubborn);
        Future<Response> answer = house.ask(PUBLIC);
        int calls = 1;

        for (int seconds : new int[] {1, 2, 3, 3}) {
            house.advanceUntilJustBefore(Duration.ofSeconds(seconds));
            assertThat(house.home.calls()).isEqualTo(calls);
            house.tick();
            assertThat(house.home.calls()).isEqualTo(++calls);
        }

        assertThat(answer.result().status()).isEqualTo(502);
    }

    @Test
    @Proves("retry.jitter")
    void chanceShortensAWaitByAsMuchAsItMay() {
        TimedHouse house = failing(options -> stubborn(options).set("retry.jitter", 0.5));
        house.ask(PUBLIC);

        house.advanceUntilJustBefore(Duration.ofMillis(500));
        assertThat(house.home.calls()).isEqualTo(1);
        house.advanceUntilJustBefore(Duration.ofMillis(500));
        assertThat(house.home.calls()).isEqualTo(2);
    }

    /** A few repetitions in a second are free, and one for each request is the most that two attempts can cost. */
    @ParameterizedTest
    @CsvSource({"0.0, 100, 120", "0.5, 150, 170", "1.0, 200, 200"})
    @Proves("retry.budget")
    void repetitionsAreAShareOfTheRequests(double share, int fewest, int most) {
        TimedHouse house =
                failing(options -> stubborn(options).set("retry.attempts", 2).set("retry.budget", share));
        for (int i = 0; i < 100; i++) {
            house.ask(Asked.get("/Users/" + "%032x".formatted(i)));
        }

        house.time.advance(Duration.ofSeconds(1));

        assertThat(house.home.calls()).isBetween(fewest, most);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 0"})
    @Proves("retry.max-waiting")
    void whoFindsTheWaitingRoomFullIsRefusedAtOnce(int most, int refused) {
        TimedHouse house = TimedHouse.with(options -> options.set("retry.max-waiting", most));
        house.home
                .expect()
                .answer(ScriptedService.response(503, "<!DOCTYPE html>")
                        .with("Content-Type", "text/html")
                        .with("Retry-After", "5"));
        Future<Response> first = house.ask(PUBLIC);
        Future<Response> second = house.ask(Asked.get("/QuickConnect/Enabled"));

        assertThat(first.isComplete()).isFalse();
        assertThat(second.isComplete()).isEqualTo(refused == 1);
        if (refused == 1) {
            assertThat(second.result().status()).isEqualTo(503);
        }
    }

    @Test
    @Proves("deadlines.part")
    void partThatDoesNotComeInTimeIsLeftOut() {
        TimedHouse house =
                TimedHouse.with(options -> options.aggregate("home", "cabin").set("deadlines.part", "700ms"));
        house.home.expect().answer(200, "[]");
        house.cabin.expect().hang();
        Future<Response> answer = house.ask(PUBLIC);

        house.advanceUntilJustBefore(Duration.ofMillis(700));
        assertThat(answer.isComplete()).isFalse();
        house.tick();

        assertThat(answer.result().status()).isEqualTo(200);
        assertThat(answer.result().fields().get("Proxy-Status")).isEqualTo("usher/cabin;error=http_response_timeout");
    }
}
