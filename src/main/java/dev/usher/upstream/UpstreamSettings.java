package dev.usher.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How one server is reached.
 *
 * @param name its name in the gateway: lower-case letters, digits and dashes
 * @param addresses where it is, the preferred one first: one or more, which end in the same base path, for that is a setting
 *     of the server and of no address
 * @param connectTimeout how long the making of a connection may take
 * @param attemptTimeout how long one attempt at an operation may take, all told
 * @param connections how many connections one event loop keeps for operations, and as many again for streams
 * @param queue how many requests of one event loop may wait for a connection; at least {@code connections} may
 * @param maxBody the largest answer to an operation, in bytes
 * @param tunnels the connections that are handed over to another protocol
 * @param trust what its certificate must prove, where the url is https
 * @param idle how long the server of a stream may neither take nor send anything when it is its turn; zero is for ever
 * @param buffers what the system may hold of one connection in each direction, in bytes; 0 for as much as it likes
 */
public record UpstreamSettings(
        String name,
        List<ServerAddress> addresses,
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
    /** The largest answer to an operation where nothing else is said: 16 MiB. */
    public static final long DEFAULT_MAX_BODY = 16L << 20;

    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final Duration SHORTEST = Duration.ofMillis(1);

    public UpstreamSettings {
        require(NAME.matcher(name).matches(), "name must be lower-case letters, digits and dashes", name);
        addresses = List.copyOf(addresses);
        require(!addresses.isEmpty(), "addresses must be one or more", addresses);
        require(isOneServer(addresses), "addresses must end in the same path", addresses);
        require(isPositive(connectTimeout), "connectTimeout must be positive", connectTimeout);
        require(isPositive(attemptTimeout), "attemptTimeout must be positive", attemptTimeout);
        require(connections > 0, "connections must be positive", connections);
        require(!idle.isNegative(), "idle must not be negative", idle);
        require(buffers >= 0, "buffers must not be negative", buffers);
        require(queue > 0, "queue must be positive", queue);
        require(maxBody > 0 && maxBody <= Integer.MAX_VALUE, "maxBody must be between 1 byte and 2 GiB", maxBody);
    }

    /** A server at {@code url} alone, with the trust, the idle time and the buffers of whoever says nothing about them. */
    public UpstreamSettings(
            String name,
            URI url,
            Duration connectTimeout,
            Duration attemptTimeout,
            int connections,
            int queue,
            long maxBody,
            TunnelSettings tunnels) {
        this(
                name,
                List.of(new ServerAddress(url)),
                connectTimeout,
                attemptTimeout,
                connections,
                queue,
                maxBody,
                tunnels,
                Trust.known(),
                IDLE,
                0);
    }

    /** These settings with another {@code trust}. */
    public UpstreamSettings withTrust(Trust trust) {
        return new UpstreamSettings(
                name,
                addresses,
                connectTimeout,
                attemptTimeout,
                connections,
                queue,
                maxBody,
                tunnels,
                trust,
                idle,
                buffers);
    }

    /** The server {@code name} at {@code url}, with the defaults for all else. */
    public static UpstreamSettings of(String name, URI url) {
        return new UpstreamSettings(
                name,
                url,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                64,
                256,
                DEFAULT_MAX_BODY,
                TunnelSettings.DEFAULTS);
    }

    /** These settings with {@code address} alone. */
    public UpstreamSettings at(ServerAddress address) {
        return new UpstreamSettings(
                name,
                List.of(address),
                connectTimeout,
                attemptTimeout,
                connections,
                queue,
                maxBody,
                tunnels,
                trust,
                idle,
                buffers);
    }

    /** The url that is preferred to all others. */
    public URI url() {
        return addresses.get(0).url();
    }

    /** Whether connections to one of the addresses are encrypted. */
    public boolean isTls() {
        return addresses.stream().anyMatch(ServerAddress::isTls);
    }

    /** Whether connections to one of the addresses are not encrypted. */
    boolean isPlain() {
        return !addresses.stream().allMatch(ServerAddress::isTls);
    }

    /** The {@linkplain ServerAddress#origin() origin} of each address. */
    public List<String> origins() {
        return addresses.stream().map(ServerAddress::origin).toList();
    }

    /** What stands before every target at each of the addresses, often nothing. */
    public String basePath() {
        return addresses.get(0).basePath();
    }

    /** How much of the time for a connection one address may take, and its TLS as much again. */
    Duration connectShare() {
        Duration share = connectTimeout.dividedBy(addresses.size());
        return share.compareTo(SHORTEST) > 0 ? share : SHORTEST;
    }

    private static boolean isOneServer(List<ServerAddress> addresses) {
        return addresses.stream().map(ServerAddress::basePath).distinct().count() == 1;
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
