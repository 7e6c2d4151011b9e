package dev.usher.gateway;

import dev.usher.identity.Approach;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells the server who stands behind this gateway: fresh {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} in place
 * of whatever the client sent, and {@code Via} (RFC 9110 §7.6.3).
 */
final class Forwarding {
    private static final CharSequence FOR = HttpHeaders.createOptimized("x-forwarded-for");
    static final CharSequence PROTO = HttpHeaders.createOptimized("x-forwarded-proto");
    static final CharSequence HOST = HttpHeaders.createOptimized("x-forwarded-host");
    private static final CharSequence VIA = HttpHeaders.createOptimized("via");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final List<CharSequence> UNTRUSTED = Stream.of(
                    "forwarded",
                    "x-forwarded-for",
                    "x-forwarded-proto",
                    "x-forwarded-host",
                    "x-forwarded-port",
                    "x-forwarded-prefix",
                    "x-forwarded-protocol",
                    "x-forwarded-server",
                    "x-forwarded-by",
                    "x-forwarded-scheme",
                    "x-forwarded-ssl",
                    "x-original-for",
                    "x-original-host",
                    "x-original-proto",
                    "x-real-ip")
            .map(HttpHeaders::createOptimized)
            .toList();

    private final String pseudonym;
    private final String via;

    /** {@code id} tells this gateway from others, in {@code Via} and in the search for loops. */
    Forwarding(String id) {
        this.pseudonym = "usher-" + id;
        this.via = "1.1 " + pseudonym;
    }

    /** The field tells how the request came here, not how it goes on. */
    private String viaOf(HttpVersion received) {
        return (received == HttpVersion.HTTP_1_0 ? "1.0 " : "2.0 ") + pseudonym;
    }

    /** Whether {@code fields} have come through this very gateway before. */
    boolean isLoop(MultiMap fields) {
        if (!fields.contains(VIA)) {
            return false;
        }
        for (String via : fields.getAll(VIA)) {
            for (String member : COMMENT.matcher(via).replaceAll(" ").split(",")) {
                String[] words = member.trim().split("[ \t]+");
                if (words.length > 1 && words[1].equals(pseudonym)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Writes the fields of this hop into {@code fields}, for a client who came by {@code approach}. */
    void stamp(MultiMap fields, HttpServerRequest request, Approach approach) {
        UNTRUSTED.forEach(fields::remove);
        fields.set(FOR, approach.address());
        String scheme = approach.scheme() == null ? (request.isSSL() ? "https" : "http") : approach.scheme();
        fields.set(PROTO, scheme);
        String host = approach.host() == null ? Authority.of(request) : approach.host();
        if (host != null) {
            fields.set(HOST, host);
        }
        fields.remove(HttpHeaders.HOST);
        fields.add(VIA, request.version() == HttpVersion.HTTP_1_1 ? via : viaOf(request.version()));
    }
}
