package dev.usher.jellyfin;

import dev.usher.cache.HttpCachePolicy;
import dev.usher.cache.ResourceKey;
import dev.usher.cache.Targets;
import dev.usher.http.CacheControl;
import dev.usher.http.Vary;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which streams are the same while one of them is being fetched, before its answer has said what it varies by. */
public final class StreamFlight {
    /** Fields that differ between clients that ask the same, and what holds secrets. An answer that varies by them is for one. */
    private static final Set<String> UNKEYED = Set.of(
            "authorization",
            "cookie",
            "forwarded",
            "referer",
            "traceparent",
            "tracestate",
            "user-agent",
            "via",
            "x-emby-authorization",
            "x-emby-token",
            "x-forwarded-for",
            "x-forwarded-host",
            "x-forwarded-proto",
            "x-mediabrowser-token",
            "x-request-id");

    private StreamFlight() {}

    private record Key(String target, ResourceKey.Partition partition, Map<String, String> fields) {}

    /** What is equal for requests that may be given each other's answer, or null where a request is none of them. */
    public static @Nullable Object key(HttpCachePolicy policy, Request request) {
        return isShared(request) && policy.considers(request)
                ? new Key(policy.target(request.target()), policy.partition(request), fields(request))
                : null;
    }

    private static boolean isShared(Request request) {
        return request.method() == HttpMethod.GET
                && request.body() instanceof Body.Empty
                && !request.fields().contains("range")
                && !CacheControl.ofRequest(request.fields()).noStore();
    }

    private static Map<String, String> fields(Request request) {
        Map<String, String> fields = new TreeMap<>();
        for (Map.Entry<String, String> field : request.fields()) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (!UNKEYED.contains(name)) {
                fields.merge(name, field.getValue(), (one, other) -> one + "," + other);
            }
        }
        return fields;
    }

    /** Whether {@code response} is for all whose requests have equal keys, to a cache that reads these {@code targets}. */
    public static boolean isForAll(Response response, Targets targets) {
        Vary vary = Vary.of(response.fields());
        return isForMany(response, targets.directives(response.fields()))
                && !vary.isAny()
                && vary.names().stream().noneMatch(UNKEYED::contains);
    }

    /** What was gathered may be stored for all; what is still as the client has it may be about that client. */
    private static boolean isForMany(Response response, CacheControl told) {
        if (response.status() == 304) {
            return !told.isPrivate() && !told.noStore();
        }
        return response.body() instanceof Body.Gathered gathered
                && gathered.content().isForMany()
                && told.privateFields().isEmpty();
    }
}
