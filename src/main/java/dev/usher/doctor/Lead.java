package dev.usher.doctor;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the address leads that a server gives to those who look for it. */
enum Lead {
    /** It gives none that can be read. */
    NONE,
    /** To whatever address it was asked at, so to this gateway. */
    WHERE_ASKED,
    /** To a gateway of this kind. */
    TO_USHER,
    /** To the server itself, round this gateway. */
    ROUND,
    /** To nobody who answers here. */
    NOWHERE;

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int LAST_PORT = 65_535;

    /** {@code text} as the address of an HTTP server, or null where it is none. */
    static @Nullable URI read(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            boolean whole = uri.getHost() != null && uri.getPort() != 0 && uri.getPort() <= LAST_PORT;
            return http && plain && whole ? uri : null;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }

    /** Whether two addresses are of one listener, by their words. */
    static boolean isSame(URI one, URI other) {
        return port(one) == port(other) && host(one).equals(host(other));
    }

    private static int port(URI uri) {
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        return uri.getPort() >= 0 ? uri.getPort() : tls ? HTTPS_PORT : HTTP_PORT;
    }

    private static String host(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.equals("localhost") ? "127.0.0.1" : host;
    }
}
