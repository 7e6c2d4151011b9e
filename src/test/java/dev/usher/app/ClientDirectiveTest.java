package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client asks of the cache of operations: it heeds that nothing shall be stored, and nothing else. */
class ClientDirectiveTest extends OriginCase {
    private static final String LIST = "/Users/Public";

    @ParameterizedTest
    @ValueSource(strings = {"no-store", "max-age=5, No-Store"})
    void whatShallNotBeStoredPasses(String directives) throws Exception {
        answers(head -> ok("[]"));

        RawResponse passed = get(LIST, "Cache-Control: " + directives);

        assertThat(passed.field("Cache-Status")).hasValue("usher/home;fwd=request;fwd-status=200");
        assertThat(isHit(get(LIST))).isFalse();
        assertThat(isHit(get(LIST))).isTrue();
        get(LIST, "Cache-Control: " + directives);
        assertThat(asked(LIST)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cache-Control: no-cache", "Cache-Control: max-age=0", "Pragma: no-cache"})
    void whatIsSecondsOldAnswersAllTheSame(String line) throws Exception {
        answers(head -> ok("[]"));
        get(LIST);

        assertThat(isHit(get(LIST, line))).isTrue();
    }

    @Test
    void whoeverWantsAStoredAnswerAloneGetsTheServers() throws Exception {
        answers(head -> ok("[]"));

        assertThat(get(LIST, "Cache-Control: only-if-cached").status()).isEqualTo(200);
    }
}
