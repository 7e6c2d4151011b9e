package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import dev.usher.testing.ScriptedService;
import dev.usher.testing.Secrets;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much is admitted of whom, as the settings say it. */
class LimitKeysTest {
    private static final int TOO_MANY = 429;
    private static final String TOKEN = Secrets.register("b1b2b3b4b5b6b7b8b9babbbcbdbebfb0");

    private static Asked asked(String limit) {
        return switch (limit) {
            case "logins" -> Asked.get("/Users/AuthenticateByName").method(HttpMethod.POST);
            case "caller" -> Asked.get("/Users/Me").by("tv", TOKEN);
            default -> Asked.get("/Users/Public");
        };
    }

    @ParameterizedTest
    @CsvSource({"address", "caller", "logins"})
    @Proves({
        "limits.address.rate", "limits.address.burst",
        "limits.caller.rate", "limits.caller.burst",
        "limits.logins.rate", "limits.logins.burst"
    })
    void burstIsAdmittedAtOnceAndTheRestAtTheRate(String limit) {
        TimedHouse house = TimedHouse.with(
                options -> options.set("limits." + limit + ".rate", "6/minute").set("limits." + limit + ".burst", 3));
        house.home.otherwise(any -> Future.succeededFuture(ScriptedService.response(200, "{}")));
        if (limit.equals("caller")) {
            house.ask(asked(limit)).result();
        }

        assertThat(IntStream.range(0, 3).map(i -> house.statusOf(asked(limit)))).doesNotContain(TOO_MANY);
        assertThat(house.statusOf(asked(limit))).isEqualTo(TOO_MANY);
        house.advanceUntilJustBefore(Duration.ofSeconds(10));
        assertThat(house.statusOf(asked(limit))).isEqualTo(TOO_MANY);
        house.tick();
        assertThat(house.statusOf(asked(limit))).isNotEqualTo(TOO_MANY);
        assertThat(house.statusOf(asked(limit))).isEqualTo(TOO_MANY);
    }

    /** Which of them are forgotten where there is no room for all is the table's choice. */
    @ParameterizedTest
    @CsvSource({"10000, 2000, 2000", "1000, 0, 1500"})
    @Proves("limits.table-size")
    void addressesAreCountedApartAsFarAsTheTableGoes(int size, int fewest, int most) {
        TimedHouse house = TimedHouse.with(options -> options.set("limits.table-size", size)
                .set("limits.address.rate", "1/hour")
                .set("limits.address.burst", 1));
        house.home.otherwise(any -> Future.succeededFuture(ScriptedService.response(200, "[]")));
        for (int i = 0; i < 2_000; i++) {
            assertThat(house.statusOf(from(i))).isEqualTo(200);
        }

        assertThat(IntStream.range(0, 2_000)
                        .filter(i -> house.statusOf(from(i)) == TOO_MANY)
                        .count())
                .isBetween((long) fewest, (long) most);
    }

    private static Asked from(int number) {
        return Asked.get("/Users/Public").from("203.0." + number / 250 + "." + number % 250);
    }
}
