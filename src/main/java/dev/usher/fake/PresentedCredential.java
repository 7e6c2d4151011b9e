package dev.usher.fake;

import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who a request says it is: the token, and the client's identity. Both come from the places and in the spellings that
 * the server accepts, of which the older ones count only with legacy authorization.
 */
record PresentedCredential(String token, String client, String device, String deviceId, String version) {

    static PresentedCredential read(MultiMap fields, Query query, boolean legacy) {
        Map<String, String> parts = parts(legacy ? anyAuthorization(fields) : fields.get("Authorization"), legacy);
        String token = parts.getOrDefault("Token", "");
        return new PresentedCredential(
                token.isBlank() ? tokenElsewhere(fields, query, legacy) : token,
                parts.getOrDefault("Client", ""),
                parts.getOrDefault("Device", ""),
                parts.getOrDefault("DeviceId", ""),
                parts.getOrDefault("Version", ""));
    }

    private static String tokenElsewhere(MultiMap fields, Query query, boolean legacy) {
        String[] places = {
            legacy ? fields.get("X-Emby-Token") : null,
            legacy ? fields.get("X-MediaBrowser-Token") : null,
            query.get("ApiKey"),
            legacy ? query.get("api_key") : null
        };
        for (String place : places) {
            if (place != null && !place.isBlank()) {
                return place;
            }
        }
        return "";
    }

    private static @Nullable String anyAuthorization(MultiMap fields) {
        String value = fields.get("Authorization");
        return value == null || value.isEmpty() ? fields.get("X-Emby-Authorization") : value;
    }

    private static Map<String, String> parts(@Nullable String authorization, boolean legacy) {
        int blank = authorization == null ? -1 : authorization.indexOf(' ');
        if (authorization == null || blank < 0) {
            return Map.of();
        }
        String scheme = authorization.substring(0, blank);
        boolean known = scheme.equalsIgnoreCase("MediaBrowser") || legacy && scheme.equalsIgnoreCase("Emby");
        return known ? pairs(authorization.substring(blank + 1)) : Map.of();
    }

    /** Commas separate outside quotes only; quotes are found in either part, and nothing escapes them. */
    private static Map<String, String> pairs(String list) {
        Map<String, String> pairs = new HashMap<>();
        boolean quoted = false;
        String key = "";
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                put(pairs, key, list.substring(start, i));
                key = "";
                start = i + 1;
            } else if (c == '=' && !quoted) {
                key = list.substring(start, i).strip();
                start = i + 1;
            }
        }
        put(pairs, key, list.substring(start));
        return pairs;
    }

    private static void put(Map<String, String> pairs, String key, String value) {
        if (!value.isEmpty()) {
            pairs.put(key, Percent.form(unquote(value)));
        }
    }

    private static String unquote(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && value.charAt(start) == '"') {
            start++;
        }
        while (end > start && value.charAt(end - 1) == '"') {
            end--;
        }
        return value.substring(start, end);
    }

    /** The same with the device's names where there are none. */
    PresentedCredential or(Tokens.Device known) {
        return new PresentedCredential(
                token,
                client.isEmpty() ? known.client() : client,
                device.isEmpty() ? known.name() : device,
                deviceId.isEmpty() ? known.id() : deviceId,
                version.isEmpty() ? known.version() : version);
    }

    /** Whether all four names of the client are there. */
    boolean isWhole() {
        return !(client.isEmpty() || device.isEmpty() || deviceId.isEmpty() || version.isEmpty());
    }

    @Override
    public String toString() {
        return "PresentedCredential[" + client + ", " + deviceId + "]";
    }
}
