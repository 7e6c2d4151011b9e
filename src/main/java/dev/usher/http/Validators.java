package dev.usher.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what a stored response is compared with a client's copy (RFC 9110 §8.8).
 *
 * @param etag the value of {@code ETag}
 * @param lastModified the value of {@code Last-Modified}, where it is a date
 * @param modified the date that {@code If-Modified-Since} is compared with: {@code lastModified}, or {@code sent} without it
 * @param sent the date of the response, or when it was received where it has none (RFC 9111 §4.3.2)
 */
public record Validators(@Nullable String etag, @Nullable String lastModified, Instant modified, Instant sent) {
    private static final Duration STRONG = Duration.ofSeconds(1);

    /** The validators among the {@code fields} of a response that was received at {@code received}. */
    public static Validators of(MultiMap fields, Instant received) {
        Instant date = HttpDate.strict(fields, HttpHeaders.DATE, received);
        Instant sent = date == null ? received : date;
        Instant modified = HttpDate.strict(fields, HttpHeaders.LAST_MODIFIED, received);
        return modified == null
                ? new Validators(fields.get(HttpHeaders.ETAG), null, sent, sent)
                : new Validators(fields.get(HttpHeaders.ETAG), fields.get(HttpHeaders.LAST_MODIFIED), modified, sent);
    }

    /** Whether a client's copy can be validated at all. */
    public boolean isEmpty() {
        return etag == null && lastModified == null;
    }

    /** Whether a 304 with this {@code tag} may be of the same: with none it may, with a strong one only if that is the very same. */
    public boolean mayBe(@Nullable String tag) {
        if (tag == null) {
            return true;
        }
        return EntityTag.isWeak(tag) ? etag == null || EntityTag.matches(tag, etag) : tag.equals(etag);
    }

    /** Whether {@code lastModified} tells apart what was sent within one second of it (RFC 9110 §8.8.2.2). */
    boolean isLastModifiedStrong() {
        return lastModified != null && !modified.plus(STRONG).isAfter(sent);
    }
}
