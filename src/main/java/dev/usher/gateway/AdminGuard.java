package dev.usher.gateway;

import dev.usher.service.Problem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may ask the admin listener. A page of a stranger that has made its own name lead to this listener, in the
 * browser of somebody who is near it, gives itself away by that name in {@code Host}; an address there cannot have been made
 * up so. The secret is compared in constant time, and a write must be JSON, which no page may send across origins unasked.
 */
final class AdminGuard {
    private static final Pattern IP = Pattern.compile("\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]*]?|[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final String BEARER = "bearer ";
    private static final Problem WRONG_HOST = new Problem(
            421,
            "wrong-host",
            "The admin listener does not go by this name",
            "Ask it by localhost or an address, or add the name to admin.hosts.");
    private static final Problem NO_SECRET = new Problem(
            401,
            "secret-required",
            "The admin secret is required",
            "Send Authorization: Bearer with admin.secret, or with what the file admin.secret-file holds.");
    private static final Problem NOT_JSON =
            new Problem(415, "json-required", "A write must be JSON", "Send Content-Type: application/json.");

    private final Set<String> hosts;
    private final byte @Nullable [] secret;

    /** Lets in who asks by one of {@code hosts} and knows {@code secret}; nobody where that is null. */
    AdminGuard(Set<String> hosts, @Nullable String secret) {
        this.hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.secret = secret == null ? null : secret.getBytes(StandardCharsets.UTF_8);
    }

    /** What is wrong with the name by which {@code request} came, or null. */
    @Nullable
    Problem misdirected(HttpServerRequest request) {
        HostAndPort authority = request.headers().getAll(HttpHeaders.HOST).size() > 1 ? null : request.authority();
        return authority != null && isOurs(authority.host().toLowerCase(Locale.ROOT)) ? null : WRONG_HOST;
    }

    private boolean isOurs(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || IP.matcher(host).matches()
                || hosts.contains(host);
    }

    /** What keeps {@code request} from being answered, or null. */
    @Nullable
    Problem refusal(HttpServerRequest request) {
        if (!knowsTheSecret(request.getHeader(HttpHeaders.AUTHORIZATION))) {
            return NO_SECRET;
        }
        boolean reads = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return reads || isJson(request.getHeader(HttpHeaders.CONTENT_TYPE)) ? null : NOT_JSON;
    }

    private boolean knowsTheSecret(@Nullable String presented) {
        if (secret == null || presented == null || !presented.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        byte[] told = presented.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(secret, told);
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }
}
