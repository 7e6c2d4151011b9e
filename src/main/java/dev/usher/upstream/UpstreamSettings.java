package dev.usher.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * How one server is reached.
 *
 * @param name its name in the gateway: lower-case letters, digits and dashes
 * @param url http or https, a host, and where it has one a port and a base path; nothing else
 * @param connectTimeout how long the making of a connection may take
 * @param attemptTimeout how long one attempt at an operation may take, all told
 * @param connections how many connections one event loop keeps for operations, and as many again for streams
 * @param queue how many requests of one event loop may wait for a connection; at least {@code connections} may
 * @param maxBody the largest answer to an operation, in bytes
 * @param tunnels the connections that are handed over to another protocol
 * @param trust what its certificate must prove, where the url is https
 * @param idle how long a stream may bring nothing while somebody waits for more of it; zero is for ever
 * @param buffers what the system may hold of one connection in each direction, in bytes; 0 for as much as it likes
 */
public record UpstreamSettings(
        String name,
        URI url,
        Duration connectTimeout,
        Duration attemptTimeout,
        int connections,
        int queue,
        long maxBody,
        TunnelSettings tunnels,
        Trust trust,
        Duration idle,
        int buffers) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    public UpstreamSettings {
        require(NAME.matcher(name).matches(), "name must be lower-case letters, digits and dashes", name);
        requireAddress(url);
        require(isPositive(connectTimeout), "connectTimeout must be positive", connectTimeout);
        require(isPositive(attemptTimeout), "attemptTimeout must be positive", attemptTimeout);
        require(connections > 0, "connections must be positive", connections);
        require(!idle.isNegative(), "idle must not be negative", idle);
        require(buffers >= 0, "buffers must not be negative", buffers);
        require(queue > 0, "queue must be positive", queue);
        require(maxBody > 0 && maxBody <= Integer.MAX_VALUE, "maxBody must be between 1 byte and 2 GiB", maxBody);
    }

    /** As the canonical constructor, with the trust, the idle time and the buffers of whoever says nothing about them. */
    public UpstreamSettings(
            String name,
            URI url,
            Duration connectTimeout,
            Duration attemptTimeout,
            int connections,
            int queue,
            long maxBody,
            TunnelSettings tunnels) {
        this(name, url, connectTimeout, attemptTimeout, connections, queue, maxBody, tunnels, Trust.known(), IDLE, 0);
    }

    /** These settings with another {@code trust}. */
    public UpstreamSettings withTrust(Trust trust) {
        return new UpstreamSettings(
                name, url, connectTimeout, attemptTimeout, connections, queue, maxBody, tunnels, trust, idle, buffers);
    }

    /** The server {@code name} at {@code url}, with the defaults for all else. */
    public static UpstreamSettings of(String name, URI url) {
        return new UpstreamSettings(
                name, url, Duration.ofSeconds(2), Duration.ofSeconds(10), 64, 256, 16L << 20, TunnelSettings.DEFAULTS);
    }

    /** Whether connections are encrypted. */
    public boolean isTls() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /** The host of the url: an address literal of IPv6 keeps its brackets. */
    public String host() {
        return url.getHost().toLowerCase(Locale.ROOT);
    }

    /** The port of the url, or that of its scheme. */
    public int port() {
        return url.getPort() >= 0 ? url.getPort() : isTls() ? HTTPS_PORT : HTTP_PORT;
    }

    /** Scheme, host and port, as {@code http://127.0.0.1:8096}. */
    public String origin() {
        return (isTls() ? "https://" : "http://") + host() + ":" + port();
    }

    /** What stands before every target: the path of the url without a slash at its end, often empty. */
    public String basePath() {
        String path = Objects.requireNonNullElse(url.getRawPath(), "");
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static void requireAddress(URI url) {
        String scheme = url.getScheme();
        require(
                "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme),
                "url must be http or https",
                scheme);
        // The url itself is not repeated where it may hold a password.
        String authority = Objects.requireNonNullElse(url.getRawAuthority(), "");
        require(authority.indexOf('@') < 0, "url must not hold a user name or password", "***");
        require(url.getHost() != null, "url must name a host", authority);
        require(url.getRawQuery() == null && url.getRawFragment() == null, "url must end with its path", url.getHost());
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ": " + value);
        }
    }
}
