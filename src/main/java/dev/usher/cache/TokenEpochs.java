package dev.usher.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.usher.service.Request;
import dev.usher.service.Response;
import org.jspecify.annotations.Nullable;

/**
 * Since when each token has been good, as far as anybody has seen. A token that is refused, or given up, begins a new epoch, and whatever
 * was stored or began to be fetched for it in the old one is never used again; so does a token that is forgotten for want of
 * room. Tokens are known by their keyed hashes. Thread-safe; one for all event loops.
 */
public final class TokenEpochs {
    private static final Epoch ANONYMOUS = new Epoch();

    /** A span in which a token was not refused, told from others by identity alone. */
    static final class Epoch {}

    private final Cache<String, Epoch> epochs;

    /** Remembers about {@code maxTokens} tokens. */
    public TokenEpochs(int maxTokens) {
        this.epochs = Caffeine.newBuilder()
                .maximumSize(maxTokens)
                .executor(Runnable::run)
                .build();
    }

    /** Remembers about {@code maxTokens} tokens from now on. */
    public void resize(int maxTokens) {
        epochs.policy().eviction().orElseThrow().setMaximum(maxTokens);
    }

    /** What stands for the epoch of {@code tokenHash}, or of all anonymous callers, as part of a key; begun where there is none. */
    public Object of(@Nullable String tokenHash) {
        return epoch(tokenHash);
    }

    Epoch epoch(@Nullable String tokenHash) {
        return tokenHash == null ? ANONYMOUS : epochs.get(tokenHash, begun -> new Epoch());
    }

    /** Whether {@code epoch} is still that of {@code tokenHash}. */
    boolean stands(@Nullable String tokenHash, Epoch epoch) {
        return tokenHash == null || epochs.getIfPresent(tokenHash) == epoch;
    }

    /** Ends the epoch of the token that {@code request} presented, if {@code response} refuses it. */
    void heed(Request request, Response response) {
        if (response.status() == 401) {
            end(request);
        }
    }

    /** Ends the epoch of the token that {@code request} presented. */
    void end(Request request) {
        String tokenHash = request.caller().tokenHash();
        if (tokenHash != null) {
            epochs.invalidate(tokenHash);
        }
    }
}
