package dev.usher.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** One member of {@code Cache-Status} (RFC 9211): how a cache handled a request. Immutable. */
public final class CacheStatus {
    /** The name of the field. */
    public static final CharSequence FIELD = HttpHeaders.createOptimized("cache-status");

    private final String text;

    private CacheStatus(String text) {
        this.text = text;
    }

    /** A member that names the cache, {@code usher/home}, and says nothing more yet. */
    public static CacheStatus of(String cache) {
        return new CacheStatus(StructuredField.tokenOrString(cache));
    }

    /** This member, satisfied from store (§2.1). */
    public CacheStatus hit() {
        return with("hit");
    }

    /** This member, forwarded for {@code reason}: uri-miss, vary-miss, miss, stale, request, method, bypass, partial (§2.2). */
    public CacheStatus forwarded(String reason) {
        return with("fwd=" + StructuredField.tokenOrString(reason));
    }

    /** This member with the status that the next hop answered (§2.3). */
    public CacheStatus forwardStatus(int status) {
        return with("fwd-status=" + status);
    }

    /** This member with the seconds of freshness that remain, negative for a stale response (§2.4). */
    public CacheStatus ttl(long seconds) {
        return with("ttl=" + seconds);
    }

    /** This member, its response now stored (§2.5). */
    public CacheStatus stored() {
        return with("stored");
    }

    /** This member, answered together with another request (§2.6). */
    public CacheStatus collapsed() {
        return with("collapsed");
    }

    /** This member with words that only its operator need understand (§2.8). */
    public CacheStatus detail(String words) {
        return with("detail=" + StructuredField.tokenOrString(words));
    }

    /** The whole value of the field: this member after those that {@code fields} have already (§2), if they have any. */
    public String after(MultiMap fields) {
        if (!fields.contains(FIELD)) {
            return text;
        }
        List<String> lines = new ArrayList<>(fields.getAll(FIELD));
        lines.removeIf(String::isBlank);
        lines.add(text);
        return String.join(", ", lines);
    }

    private CacheStatus with(String parameter) {
        return new CacheStatus(text + ";" + parameter);
    }

    /** The member as it stands in the field. */
    @Override
    public String toString() {
        return text;
    }
}
