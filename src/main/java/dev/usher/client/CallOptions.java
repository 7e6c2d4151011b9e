package dev.usher.client;

import dev.usher.model.AccessToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What holds for the calls of one view of a client, where it is to differ from the client's own options. Immutable.
 *
 * @param token what the calls prove themselves with; null for anonymous calls
 * @param deadline the time for a call with all its attempts and waits; null for the client's own
 * @param retries how often a failed call is repeated at most, zero or more, not counting those that met a starting server;
 *     null for the client's own number
 */
public record CallOptions(
        @Nullable AccessToken token,
        @Nullable Duration deadline,
        @Nullable Integer retries) {
    /** Anonymous calls with the client's own deadline and retries. */
    public static final CallOptions DEFAULT = new CallOptions(null, null, null);

    /** Refuses a deadline that is not positive or longer than a year, and a negative number of retries. */
    public CallOptions {
        if (deadline != null) {
            OptionRules.checkTime("deadline", deadline);
        }
        if (retries != null) {
            OptionRules.checkRetries(retries);
        }
    }

    /** These options with another token, or with none. */
    public CallOptions withToken(@Nullable AccessToken newToken) {
        return new CallOptions(newToken, deadline, retries);
    }

    /** These options with another deadline. */
    public CallOptions withDeadline(Duration newDeadline) {
        return new CallOptions(token, newDeadline, retries);
    }

    /** These options with another number of retries. */
    public CallOptions withRetries(int newRetries) {
        return new CallOptions(token, deadline, newRetries);
    }
}
