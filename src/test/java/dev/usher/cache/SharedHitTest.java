package dev.usher.cache;

import static dev.usher.cache.CachedServer.TICK;
import static dev.usher.cache.CachedServer.ok;
import static dev.usher.cache.CachedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.usher.service.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What hits share, and that nobody can change it for the others. */
class SharedHitTest extends CacheCase {
    @Test
    void hitsOfOneSecondAreOneResponse() {
        store("all");
        home.time.advance(Duration.ofMillis(500));
        Response first = home.get("/Users");

        home.time.advance(Duration.ofMillis(500).minus(TICK));
        Response second = home.get("/Users");
        home.time.advance(TICK);
        Response third = home.get("/Users");

        assertThat(second).isSameAs(first);
        assertThat(first.fields().get("Age")).isEqualTo("0");
        assertThat(third).isNotSameAs(second);
        assertThat(third.body()).isSameAs(second.body());
        assertThat(third.fields().get("Age")).isEqualTo("1");
        assertThat(status(third)).isEqualTo("usher/home;hit;ttl=9");
    }

    @Test
    void sharedBlockCannotBeChanged() {
        store("all");
        Response hit = home.get("/Users");
        String before = hit.fields().toString();

        assertRefused(() -> hit.fields().set("X-Request-Id", "1"));
        assertRefused(() -> hit.fields().add("Set-Cookie", "a=b"));
        assertRefused(() -> hit.fields().remove("ETag"));
        assertRefused(() -> hit.fields().clear());
        assertRefused(() -> hit.fields().iterator().next().setValue("changed"));

        assertThat(home.get("/Users").fields().toString()).isEqualTo(before);
    }

    private static void assertRefused(Runnable change) {
        assertThat(catchThrowable(change::run))
                .isInstanceOfAny(IllegalStateException.class, UnsupportedOperationException.class);
    }

    @Test
    void whoFetchedMayChangeItsOwnFields() {
        home.server.expect("/Users").answer(ok("all"));

        home.get("/Users").fields().set("X-Request-Id", "1");

        assertThat(home.get("/Users").fields().contains("X-Request-Id")).isFalse();
    }
}
