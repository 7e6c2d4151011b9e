package dev.usher.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.http.CacheStatus;
import org.junit.jupiter.api.Test;

class CacheWordTest {
    private static final CacheStatus CACHE = CacheStatus.of("usher/home");

    @Test
    void memberIsReadAsItIsWritten() {
        assertThat(CacheWord.of(CACHE.hit().ttl(3).toString())).isEqualTo(CacheWord.HIT);
        assertThat(CacheWord.of(
                        CACHE.forwarded("uri-miss").forwardStatus(200).stored().toString()))
                .isEqualTo(CacheWord.MISS);
        assertThat(CacheWord.of(CACHE.forwarded("uri-miss").collapsed().toString()))
                .isEqualTo(CacheWord.COLLAPSED);
        assertThat(CacheWord.of(CACHE.forwarded("stale").forwardStatus(200).toString()))
                .isEqualTo(CacheWord.STALE);
        assertThat(CacheWord.of(CACHE.forwarded("stale")
                        .ttl(-1)
                        .detail("stale-if-error")
                        .toString()))
                .isEqualTo(CacheWord.STALE_IF_ERROR);
        assertThat(CacheWord.of(CACHE.hit().ttl(-1).detail("stale-if-error").toString()))
                .isEqualTo(CacheWord.STALE_IF_ERROR);
        assertThat(CacheWord.of(CACHE.forwarded("bypass").toString())).isEqualTo(CacheWord.BYPASS);
        assertThat(CacheWord.of(CACHE.forwarded("method").toString())).isEqualTo(CacheWord.METHOD);
        assertThat(CacheWord.of(CACHE.forwarded("request").toString())).isEqualTo(CacheWord.OTHER);
    }

    /** A server is called what its operator likes; ours have no words in common with the names that are allowed. */
    @Test
    void nameOfTheCacheIsNotTakenForAWord() {
        assertThat(CacheWord.of(
                        CacheStatus.of("usher/hit").forwarded("uri-miss").toString()))
                .isEqualTo(CacheWord.MISS);
    }
}
