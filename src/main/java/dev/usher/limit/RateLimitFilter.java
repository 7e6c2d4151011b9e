package dev.usher.limit;

import dev.usher.http.RetryAfter;
import dev.usher.http.StructuredField;
import dev.usher.service.Filter;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * Lets a request pass that every policy admits, and answers 429 (RFC 6585 §4) for the first that refuses it, with the fields
 * of draft-ietf-httpapi-ratelimit-headers. A request that is refused by a later policy has paid the earlier ones. An answer
 * that was let pass carries no limit fields: its fields may be a shared block.
 */
public final class RateLimitFilter implements Filter {
    private static final CharSequence POLICY = HttpHeaders.createOptimized("ratelimit-policy");
    private static final CharSequence LIMIT = HttpHeaders.createOptimized("ratelimit");

    private final RateLimitPolicy[] policies;

    /** A filter that asks {@code policies} in their order. */
    public RateLimitFilter(List<RateLimitPolicy> policies) {
        this.policies = policies.toArray(RateLimitPolicy[]::new);
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        for (RateLimitPolicy policy : policies) {
            Object key = policy.key().apply(request);
            if (key != null && policy.limiter().admit(key) instanceof Admission.Refused refused) {
                request.observer().refused(policy.name());
                return Future.succeededFuture(refusal(policy, refused.retryAfterNanos()));
            }
        }
        return next.call(request);
    }

    private static Response refusal(RateLimitPolicy policy, long retryAfterNanos) {
        String seconds = RetryAfter.format(retryAfterNanos);
        String name = StructuredField.string(policy.name());
        String window = RetryAfter.format(policy.rate().refillNanos());
        MultiMap fields = HttpHeaders.headers()
                .set(HttpHeaders.RETRY_AFTER, seconds)
                .set(POLICY, name + ";q=" + policy.rate().burst() + ";w=" + window)
                .set(LIMIT, name + ";r=0;t=" + seconds);
        return new Problem(
                        429,
                        "too-many-requests",
                        "Too many requests",
                        "The limit \"" + policy.name() + "\" is reached; ask again in " + seconds + " s.")
                .toResponse(fields);
    }
}
