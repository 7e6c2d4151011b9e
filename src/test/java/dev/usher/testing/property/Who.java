package dev.usher.testing.property;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who asks, as a client says it and as a server reads it.
 *
 * @param server whom he asks
 * @param token the token, or the empty string
 * @param device the device that comes with it
 * @param local whether he is in the local network
 * @param dress which of two representations he wants
 * @param origin whence the page that asks came, or the empty string
 * @param language what he reads
 */
record Who(String server, String token, String device, boolean local, boolean dress, String origin, String language) {
    private static final Pattern TOKEN = Pattern.compile("Token=\"([^\"]*)\"");
    private static final Pattern DEVICE = Pattern.compile("DeviceId=\"([^\"]*)\"");

    /** As it is read from {@code fields}. */
    static Who of(String server, MultiMap fields, boolean local) {
        String list = text(fields, HttpHeaders.AUTHORIZATION);
        String accept = text(fields, HttpHeaders.ACCEPT);
        return new Who(
                server,
                found(TOKEN, list),
                found(DEVICE, list),
                local,
                accept.contains("webp") || accept.contains("CamelCase"),
                text(fields, HttpHeaders.ORIGIN),
                text(fields, HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** The fields by which he says so, to an operation or to a stream. */
    MultiMap fields(boolean operation) {
        MultiMap fields = HttpHeaders.headers();
        if (!token.isEmpty()) {
            fields.set(
                    HttpHeaders.AUTHORIZATION,
                    "MediaBrowser Client=\"Test\", DeviceId=\"" + device + "\", Token=\"" + token + "\"");
        }
        String plain = operation ? "application/json" : "image/jpeg";
        String other = operation ? "application/json; profile=\"CamelCase\"" : "image/webp";
        fields.set(HttpHeaders.ACCEPT, dress ? other : plain).set(HttpHeaders.ACCEPT_LANGUAGE, language);
        return origin.isEmpty() ? fields : fields.set(HttpHeaders.ORIGIN, origin);
    }

    String address() {
        return local ? "192.168.1.5" : "203.0.113.5";
    }

    /** What {@code part} is called of the server that he asks. */
    String at(String part) {
        return server + " " + part;
    }

    /** What changes when his token may have been ended: of the token itself, and of all tokens of its owner. */
    List<String> ofToken() {
        return List.of("token " + token, "tokens of " + token.replaceAll("[0-9]+$", ""));
    }

    /** All who have these aspects in common with him. */
    String as(Set<Aspect> aspects) {
        Map<Aspect, Object> all = new TreeMap<>(Map.of(
                Aspect.SERVER, server,
                Aspect.TOKEN, token,
                Aspect.DEVICE, device,
                Aspect.PLACE, local ? "LAN" : "WAN",
                Aspect.DRESS, dress,
                Aspect.ORIGIN, origin,
                Aspect.LANGUAGE, language));
        all.keySet().retainAll(aspects);
        return all.toString();
    }

    private static String text(MultiMap fields, CharSequence name) {
        String value = fields.get(name);
        return value == null ? "" : value;
    }

    private static String found(Pattern pattern, String list) {
        Matcher matcher = pattern.matcher(list);
        return matcher.find() ? matcher.group(1) : "";
    }
}
