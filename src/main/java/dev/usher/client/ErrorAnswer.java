package dev.usher.client;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.Optional;

/**
 * What an exception says of an answer.
 *
 * @param message without secrets
 */
record ErrorAnswer(
        String operation,
        boolean maybeApplied,
        int status,
        MultiMap fields,
        ErrorBody body,
        Optional<Duration> retryAfter,
        String message) {
    /** The message: fields and body may hold secrets. */
    @Override
    public String toString() {
        return "ErrorAnswer[" + message + "]";
    }
}
