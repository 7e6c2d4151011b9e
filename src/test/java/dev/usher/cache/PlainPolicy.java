package dev.usher.cache;

import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Stores every GET for its token, but those under {@code /never}; everything that is not safe invalidates. */
final class PlainPolicy implements CachePolicy {
    private static final CacheKey.Variant ONLY = new CacheKey.Variant("PascalCase", "identity", "");

    private final Lifetime lifetime;

    PlainPolicy(Duration fresh, Duration staleIfError) {
        this.lifetime = new Lifetime(fresh, staleIfError);
    }

    @Override
    public @Nullable Lifetime lifetime(Request request) {
        return request.method() == HttpMethod.GET && !request.target().startsWith("/never") ? lifetime : null;
    }

    @Override
    public CacheKey key(Request request) {
        String token = request.caller().tokenHash();
        return new CacheKey("home", request.target(), new CacheKey.Partition(token, "", "LAN"), ONLY);
    }

    @Override
    public boolean isError(Response response) {
        return response.status() >= 500;
    }

    @Override
    public boolean invalidates(Request request) {
        return !request.isSafe();
    }
}
