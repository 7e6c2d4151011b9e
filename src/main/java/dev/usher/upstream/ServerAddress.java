package dev.usher.upstream;

import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * One address of a server.
 *
 * @param url http or https, a host, and where it has one a port and a base path; nothing else
 */
public record ServerAddress(URI url) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    public ServerAddress {
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

    /** Host and port for a connection, where a literal of IPv6 has no brackets. */
    SocketAddress socket() {
        String host = host();
        return SocketAddress.inetSocketAddress(
                port(), host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }

    /** Lets {@code options} lead here, under the name that this address has: a certificate is judged by it. */
    RequestOptions aim(RequestOptions options) {
        return options.setServer(socket()).setHost(host()).setPort(port()).setSsl(isTls());
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ": " + value);
        }
    }
}
