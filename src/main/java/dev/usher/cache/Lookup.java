package dev.usher.cache;

import dev.usher.service.Cancellation;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import org.jspecify.annotations.Nullable;

/**
 * What was found for a request.
 *
 * @param key what it asks for
 * @param stored what may be reused of it, if the terms allow that, or null
 * @param mark how often its resource had been invalidated by then
 * @param reason why it is forwarded, should it be (RFC 9211 §2.2)
 */
record Lookup(Request request, ResourceKey key, @Nullable Representation stored, long mark, String reason) {
    /** The same on nobody's behalf: whoever asked has been answered, and might have waited for ever. */
    Lookup behind(long deadlineNanos) {
        Request nobodys =
                request.withObserver(Observer.NONE).withGone(Cancellation.NEVER).withDeadline(deadlineNanos);
        return new Lookup(nobodys, key, stored, mark, reason);
    }

    /** The same where what was found is of no use. */
    Lookup withoutStored() {
        return new Lookup(request, key, null, mark, reason);
    }
}
