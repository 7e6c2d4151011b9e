package dev.usher.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * Tells the server who stands behind this gateway: fresh {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} in place
 * of whatever the client sent, and {@code Via} (RFC 9110 §7.6.3).
 */
final class Forwarding {
    private static final CharSequence FOR = HttpHeaders.createOptimized("x-forwarded-for");
    private static final CharSequence PROTO = HttpHeaders.createOptimized("x-forwarded-proto");
    private static final CharSequence HOST = HttpHeaders.createOptimized("x-forwarded-host");
    private static final CharSequence VIA = HttpHeaders.createOptimized("via");
    private static final List<String> UNTRUSTED = List.of(
            "forwarded",
            "x-forwarded-for",
            "x-forwarded-proto",
            "x-forwarded-host",
            "x-forwarded-port",
            "x-forwarded-prefix",
            "x-forwarded-protocol",
            "x-forwarded-server",
            "x-real-ip");

    private final String pseudonym;

    /** {@code id} tells this gateway from others, in {@code Via} and in the search for loops. */
    Forwarding(String id) {
        this.pseudonym = "usher-" + id;
    }

    /** Whether {@code fields} have come through this very gateway before. */
    boolean isLoop(MultiMap fields) {
        if (!fields.contains(VIA)) {
            return false;
        }
        for (String via : fields.getAll(VIA)) {
            for (String member : via.split(",")) {
                String[] words = member.trim().split("[ \t]+");
                if (words.length > 1 && words[1].equals(pseudonym)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Writes the fields of this hop into {@code fields}, for a client at {@code address}. */
    void stamp(MultiMap fields, HttpServerRequest request, String address) {
        UNTRUSTED.forEach(fields::remove);
        fields.set(FOR, address);
        fields.set(PROTO, request.isSSL() ? "https" : "http");
        String host = Authority.of(request);
        if (host != null) {
            fields.set(HOST, host);
        }
        fields.remove(HttpHeaders.HOST);
        fields.add(VIA, versionOf(request) + " " + pseudonym);
    }

    /** How the request came here, which says nothing of how it goes on. */
    private static String versionOf(HttpServerRequest request) {
        return switch (request.version()) {
            case HTTP_1_0 -> "1.0";
            case HTTP_1_1 -> "1.1";
            default -> "2.0";
        };
    }
}
