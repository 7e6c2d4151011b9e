package dev.usher.aggregate;

import dev.usher.http.CacheStatus;
import dev.usher.http.ProxyStatus;
import dev.usher.http.RetryAfter;
import dev.usher.service.Body;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one member came to.
 *
 * @param response its answer, or null where none came
 * @param kind why no answer came, or null where one did or nobody knows
 * @param waitNanos after how long asking again may be of use where no answer came, zero where that is not known
 */
record Part(
        String member,
        @Nullable Response response,
        @Nullable Kind kind,
        long waitNanos) {
    private static final String BUG = "proxy_internal_error";

    /** The part of {@code member}, which has answered or failed. */
    static Part of(String member, Future<Response> done) {
        if (done.succeeded()) {
            return new Part(member, done.result(), null, 0);
        }
        return done.cause() instanceof ServiceException missing
                ? new Part(member, null, missing.kind(), missing.retryAfterNanos())
                : new Part(member, null, null, 0);
    }

    /** The bytes to merge, or null where this part has failed. */
    @Nullable
    Buffer bytes() {
        return response != null && response.status() == 200 && response.body() instanceof Body.Full full
                ? full.bytes()
                : null;
    }

    /** This part as one whose bytes could not be read. */
    Part unreadable() {
        return new Part(member, null, Kind.RESPONSE_INCOMPLETE, 0);
    }

    /** Why no answer came, by RFC 9209 §2.3, or null where one did. */
    @Nullable
    String reason() {
        if (response != null) {
            return null;
        }
        return kind == null ? BUG : kind.proxyError();
    }

    /** The status of the answer, or 0 where none came. */
    int status() {
        return response == null ? 0 : response.status();
    }

    /** The value of the field, or null where there is no answer or no such field. */
    @Nullable
    String field(CharSequence name) {
        return response == null ? null : response.fields().get(name);
    }

    /** Whether the member is worth asking again soon: it is starting or busy. */
    boolean isStarting() {
        return status() == 503 || kind == Kind.CONNECTION_LIMIT_REACHED || kind == Kind.OVERLOADED;
    }

    /** Whether the member is left alone for a while, since it gave no answer to several attempts in a row. */
    boolean isDown() {
        return kind == Kind.KNOWN_DOWN;
    }

    /** After how long asking again at {@code now} may be of use, in nanoseconds; zero where nobody says. */
    long waitNanos(Instant now) {
        return response == null ? waitNanos : RetryAfter.nanos(response.fields(), now);
    }

    /** Whether the member's time ran out. */
    boolean isLate() {
        return status() == 504 || kind == Kind.RESPONSE_TIMEOUT || kind == Kind.CONNECTION_TIMEOUT;
    }

    /** What the answer to the client must say of this member, or null where it did its part. */
    @Nullable
    String proxyStatus() {
        ProxyStatus named = ProxyStatus.of("usher/" + member);
        String reason = reason();
        if (reason != null) {
            return named.error(reason).toString();
        }
        if (bytes() != null) {
            return isStandIn()
                    ? unavailable(named).details("an older answer stands in").toString()
                    : null;
        }
        String told = field(ProxyStatus.FIELD);
        if (told != null) {
            return told;
        }
        return (status() >= 500 ? unavailable(named) : named)
                .receivedStatus(status())
                .toString();
    }

    private static ProxyStatus unavailable(ProxyStatus named) {
        return named.error(Kind.DESTINATION_UNAVAILABLE.proxyError());
    }

    /** Whether the cache answered with what is no longer fresh because its server failed (RFC 9211). */
    private boolean isStandIn() {
        String cache = field(CacheStatus.FIELD);
        return cache != null
                && (cache.contains("detail=stale-if-error")
                        || cache.contains("fwd=stale") && !cache.contains("fwd-status=200"));
    }
}
