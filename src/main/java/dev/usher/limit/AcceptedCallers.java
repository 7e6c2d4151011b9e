package dev.usher.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that a server has accepted, by their hashes: whoever presents one of them pays from an account of its own. A
 * token counts as accepted after an answer below 500 to a request that needs one, and is forgotten when it meets 401, so
 * that an invented token opens no account. As a filter it stands beneath the limits and learns from the answers. Thread-safe;
 * one for all event loops.
 */
public final class AcceptedCallers implements Filter {
    private final Predicate<Request> needsToken;
    private final Cache<String, Boolean> accepted;

    /**
     * Nobody is accepted yet.
     *
     * @param needsToken whether a server answers 401 to a request without a valid token
     * @param maxTokens how many tokens are remembered; those seldom seen are forgotten first
     */
    public AcceptedCallers(Predicate<Request> needsToken, int maxTokens) {
        this.needsToken = needsToken;
        this.accepted = Caffeine.newBuilder()
                .maximumSize(maxTokens)
                .executor(Runnable::run)
                .build();
    }

    /** Remembers about {@code maxTokens} tokens from now on. */
    public void resize(int maxTokens) {
        accepted.policy().eviction().orElseThrow().setMaximum(maxTokens);
    }

    /** The hash of the token that {@code request} presents if it is known as accepted, else null. */
    public @Nullable Object keyOf(Request request) {
        String hash = request.caller().tokenHash();
        return hash != null && isAccepted(hash) ? hash : null;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        Future<Response> answer = next.call(request);
        String hash = request.caller().tokenHash();
        if (hash == null || !needsToken.test(request)) {
            return answer;
        }
        if (answer.succeeded()) {
            learn(hash, answer.result().status());
            return answer;
        }
        return answer.isComplete()
                ? answer
                : answer.map(response -> {
                    learn(hash, response.status());
                    return response;
                });
    }

    private void learn(String hash, int status) {
        if (status == 401) {
            accepted.invalidate(hash);
        } else if (status < 500 && !isAccepted(hash)) {
            accepted.put(hash, Boolean.TRUE);
        }
    }

    private boolean isAccepted(String hash) {
        return accepted.getIfPresent(hash) != null;
    }

    /** How many tokens are remembered, once pending evictions are done. */
    long tokens() {
        accepted.cleanUp();
        return accepted.estimatedSize();
    }
}
