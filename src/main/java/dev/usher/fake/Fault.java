package dev.usher.fake;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong with one request. */
public sealed interface Fault {
    /** 503 as the set-up server gives it, with {@code Retry-After: 005}. */
    record SetUp() implements Fault {}

    /** 503 as the server gives it while it loads, without {@code Retry-After}. */
    record Loading() implements Fault {}

    /** 503 of the IP filter: an empty body, and no hope. */
    record Blocked() implements Fault {}

    /** 503 with this Retry-After, seconds or an HTTP-date; without one if it is null. */
    record Unavailable(@Nullable String retryAfter) implements Fault {}

    /** 302 to a base URL that the server is asked without. */
    record Elsewhere() implements Fault {}

    /** The request is read and never answered, nor processed. */
    record Hang() implements Fault {}

    /** The connection ends instead of an answer: before the request was read, or after it was processed. */
    record Reset(boolean processed) implements Fault {}

    /** The whole server ends on it, as by {@link FakeJellyfin#stop}: all connections are cut, and nobody listens. */
    record Death(Moment moment) implements Fault {}

    /** How far a request has come. */
    enum Moment {
        /** It has not been read, and is not carried out. */
        UNREAD,
        /** It has been carried out, and no answer begun. */
        CARRIED_OUT,
        /** Half of its answer has been sent. */
        HALF_ANSWERED
    }

    /** The body comes {@code bytes} at a time, with a pause before each part. */
    record Dripping(int bytes, Duration pause) implements Fault {}

    /** The connection ends within the body, whose end is told by chunks or by a Content-Length. */
    record Truncated(boolean chunked) implements Fault {}

    /** The right answer, later. */
    record Delayed(Duration time) implements Fault {}
}
