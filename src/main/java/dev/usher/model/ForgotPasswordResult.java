package dev.usher.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a user who forgot the password goes on. It looks the same for names that do not exist and for callers from afar, for
 * whom no PIN was made.
 *
 * @param action what is to be done
 * @param pinFile where on the server's disk the PIN would be
 * @param pinExpirationDate until when it would be good: half an hour
 * @param source the JSON that this was read from
 */
@Lossless
public record ForgotPasswordResult(
        @WhenAbsent("\"ContactAdmin\"") ForgotPasswordAction action,
        @Nullable String pinFile,
        @Nullable Instant pinExpirationDate,
        JsonSource source)
        implements JsonModel, ForgotPasswordResultBuilder.With {}
