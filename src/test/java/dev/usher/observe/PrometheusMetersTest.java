package dev.usher.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrometheusMetersTest {
    private static final int NAMES = 10_000;

    private final Meters meters = Meters.prometheus();

    private long lines(String beginning) {
        return meters.scrape()
                .lines()
                .filter(line -> line.startsWith(beginning))
                .count();
    }

    /** Where a client chooses a name, or ever should, that costs one line and not one for each client. */
    @Test
    void namesWithoutEndShareALabel() {
        for (int i = 0; i < NAMES; i++) {
            meters.answered("operation-" + i, 200, 1);
            meters.attempt("server-" + i, 1);
            meters.concluded("home", "outcome-" + i);
            meters.cache("usher/home", "word-" + i);
            meters.refused("policy-" + i);
            meters.bridged("form-" + i, "client");
            meters.bridged("form-0", "client-" + i);
        }

        assertThat(lines("usher_attempts_total{")).isEqualTo(257);
        assertThat(lines("usher_outcomes_total{")).isEqualTo(33);
        assertThat(lines("usher_cache_answers_total{")).isEqualTo(33);
        assertThat(lines("usher_refusals_total{")).isEqualTo(33);
        assertThat(lines("usher_bridged_total{client=\"client\",")).isEqualTo(33);
        assertThat(lines("usher_bridged_total{client=\"client-")).isEqualTo(31);
        assertThat(meters.scrape())
                .contains("usher_bridged_total{client=\"other\",form=\"form-0\"} " + (NAMES - 31) + ".0");
        assertThat(lines("usher_requests_seconds_count{")).isEqualTo(65 * 6);
        assertThat(meters.scrape()).contains("usher_refusals_total{policy=\"other\"} " + (NAMES - 32) + ".0");
    }

    @Test
    void requestThatWasAnsweredNothingHasAClassOfItsOwn() {
        meters.answered("OTHER", 0, 1);
        meters.answered("OTHER", 204, 1);
        meters.answered("OTHER", 999, 1);

        assertThat(meters.scrape())
                .contains(
                        "usher_requests_seconds_count{operation=\"OTHER\",status=\"none\"} 1",
                        "usher_requests_seconds_count{operation=\"OTHER\",status=\"2xx\"} 1",
                        "usher_requests_seconds_count{operation=\"OTHER\",status=\"5xx\"} 1");
    }

    @Test
    void withoutMetersNothingIsTold() {
        assertThat(Meters.NONE.scrape()).isEmpty();
        assertThat(Meters.areAvailable()).isTrue();
    }
}
