package dev.usher.model;

import org.jspecify.annotations.Nullable;

/**
 * An error in the words of ASP.NET Core or of RFC 9457. Further members, as {@code errors} and {@code traceId}, are in
 * {@link #source()}.
 *
 * @param type a URI that names the kind of the problem
 * @param title the kind in a few words
 * @param status the status code
 * @param detail what happened
 * @param instance a URI that names this occurrence
 * @param source the JSON that this was read from
 */
@Lossless
public record ProblemDetails(
        @Nullable String type,
        @Nullable String title,
        @Nullable Integer status,
        @Nullable String detail,
        @Nullable String instance,
        JsonSource source)
        implements JsonModel, ProblemDetailsBuilder.With {}
