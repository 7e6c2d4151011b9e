package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import dev.usher.testing.Secrets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For how long a stored response answers, as the settings say it for each operation. */
class LifetimeKeysTest {
    private static final String TOKEN = Secrets.register("b0b1b2b3b4b5b6b7b8b9babbbcbdbebf");

    @ParameterizedTest
    @CsvSource({
        "users, /Users",
        "user, /Users/11111111111111111111111111111111",
        "me, /Users/Me",
        "public, /Users/Public",
        "quick-connect-enabled, /QuickConnect/Enabled"
    })
    @Proves({
        "cache.lifetimes.users.fresh",
        "cache.lifetimes.users.stale-while-revalidate",
        "cache.lifetimes.users.stale-if-error",
        "cache.lifetimes.user.fresh",
        "cache.lifetimes.user.stale-while-revalidate",
        "cache.lifetimes.user.stale-if-error",
        "cache.lifetimes.me.fresh",
        "cache.lifetimes.me.stale-while-revalidate",
        "cache.lifetimes.me.stale-if-error",
        "cache.lifetimes.public.fresh",
        "cache.lifetimes.public.stale-while-revalidate",
        "cache.lifetimes.public.stale-if-error",
        "cache.lifetimes.quick-connect-enabled.fresh",
        "cache.lifetimes.quick-connect-enabled.stale-while-revalidate",
        "cache.lifetimes.quick-connect-enabled.stale-if-error"
    })
    void storedResponseAnswersWhileItIsFreshThenWhileTheServerIsAskedAndThenWhileItFails(String key, String target) {
        TimedHouse house = TimedHouse.with(options -> options.set("retry.attempts", 1)
                .set("cache.lifetimes." + key + ".fresh", "7s")
                .set("cache.lifetimes." + key + ".stale-while-revalidate", "20s")
                .set("cache.lifetimes." + key + ".stale-if-error", "90s"));
        Asked asked = asked(target);
        house.home.expect().answer(200, "[]").expect().times(4).answer(500);
        assertThat(house.statusOf(asked)).isEqualTo(200);

        house.advanceUntilJustBefore(Duration.ofSeconds(7));
        assertThat(house.statusOf(asked)).isEqualTo(200);
        assertThat(house.home.calls()).isEqualTo(1);
        house.tick();
        assertThat(house.cacheStatusOf(asked)).isEqualTo("usher/home;hit;ttl=0");
        assertThat(house.home.calls()).isEqualTo(2);
        house.advanceUntilJustBefore(Duration.ofSeconds(20));
        assertThat(house.cacheStatusOf(asked)).isEqualTo("usher/home;hit;ttl=-19");
        assertThat(house.home.calls()).isEqualTo(3);
        house.tick();
        assertThat(house.cacheStatusOf(asked)).endsWith("detail=stale-if-error");
        assertThat(house.home.calls()).isEqualTo(4);
        house.advanceUntilJustBefore(Duration.ofSeconds(70));
        assertThat(house.statusOf(asked)).isEqualTo(200);
        house.tick();
        house.home.expect().answer(500);
        assertThat(house.statusOf(asked)).isEqualTo(500);
        house.home.assertFollowed();
    }

    @ParameterizedTest
    @CsvSource({
        "users, /Users",
        "user, /Users/11111111111111111111111111111111",
        "me, /Users/Me",
        "public, /Users/Public",
        "quick-connect-enabled, /QuickConnect/Enabled"
    })
    void operationThatIsOffIsAskedOfTheServerEachTime(String key, String target) {
        TimedHouse house = TimedHouse.with(options -> options.set("cache.lifetimes." + key, "off"));
        house.home.expect().times(2).answer(200, "[]");

        assertThat(house.cacheStatusOf(asked(target))).isEqualTo("usher/home;fwd=bypass;fwd-status=200");
        assertThat(house.cacheStatusOf(asked(target))).isEqualTo("usher/home;fwd=bypass;fwd-status=200");
        house.home.assertFollowed();
    }

    private static Asked asked(String target) {
        return target.endsWith("Public") || target.startsWith("/Quick")
                ? Asked.get(target)
                : Asked.get(target).by("tv", TOKEN);
    }
}
