package dev.usher.cache;

import dev.usher.service.Cancellation;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
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
    /** What one client wants of a response: a part, or the whole unless he has it. */
    private static final List<CharSequence> OF_A_CLIENT = List.of(
            FromStore.RANGE,
            HttpHeaders.createOptimized("if-range"),
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.IF_MODIFIED_SINCE);

    /** The whole on nobody's behalf: whoever asked, be it for less, has been answered, and might have waited for ever. */
    Lookup behind(long deadlineNanos) {
        MultiMap fields = HttpHeaders.headers().addAll(request.fields());
        OF_A_CLIENT.forEach(fields::remove);
        Request nobodys = request.withMethod(HttpMethod.GET)
                .withFields(fields)
                .withObserver(Observer.NONE)
                .withGone(Cancellation.NEVER)
                .withDeadline(deadlineNanos);
        return new Lookup(nobodys, key, stored, mark, reason);
    }

    /** The same where what was found is fresh, and the request forbids its use. */
    Lookup forbidden() {
        return new Lookup(request, key, stored, mark, "request");
    }

    /** The same where what was found is of no use. */
    Lookup withoutStored() {
        return new Lookup(request, key, null, mark, reason);
    }
}
