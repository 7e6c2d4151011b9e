package dev.usher.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of one request in answers and logs: the one that its client gave it, if that can be written down anywhere as it is,
 * else one that is made when somebody asks for it. For one event loop.
 */
final class RequestId implements Supplier<String> {
    /** The field in which it is given, and given back. */
    static final CharSequence FIELD = HttpHeaders.createOptimized("x-request-id");

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._~+/=:@-]{1,128}");

    private final @Nullable String given;
    private @Nullable String made;

    private RequestId(@Nullable String given) {
        this.given = given;
    }

    static RequestId of(HttpServerRequest request) {
        String told = request.headers().get(FIELD);
        return new RequestId(told != null && SANE.matcher(told).matches() ? told : null);
    }

    /** Whether the client gave one that is kept, and so is to have it back. */
    boolean isGiven() {
        return given != null;
    }

    @Override
    public String get() {
        if (given != null) {
            return given;
        }
        if (made == null) {
            made = UUID.randomUUID().toString();
        }
        return made;
    }
}
