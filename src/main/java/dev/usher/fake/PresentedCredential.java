package dev.usher.fake;

import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who a request says it is: the token, and the client's identity. Both come from the places and in the spelling that
 * 10.11 accepts with its legacy authorization switched on.
 */
record PresentedCredential(String token, String client, String device, String deviceId, String version) {

    static PresentedCredential read(MultiMap fields, Query query) {
        Map<String, String> parts = parts(authorization(fields));
        return new PresentedCredential(
                token(parts, fields, query),
                parts.getOrDefault("Client", ""),
                parts.getOrDefault("Device", ""),
                parts.getOrDefault("DeviceId", ""),
                parts.getOrDefault("Version", ""));
    }

    private static String token(Map<String, String> parts, MultiMap fields, Query query) {
        String[] places = {
            parts.get("Token"),
            fields.get("X-Emby-Token"),
            fields.get("X-MediaBrowser-Token"),
            query.get("ApiKey"),
            query.get("api_key")
        };
        for (String place : places) {
            if (place != null && !place.isBlank()) {
                return place;
            }
        }
        return "";
    }

    private static @Nullable String authorization(MultiMap fields) {
        String value = fields.get("Authorization");
        return value == null || value.isEmpty() ? fields.get("X-Emby-Authorization") : value;
    }

    private static Map<String, String> parts(@Nullable String authorization) {
        int blank = authorization == null ? -1 : authorization.indexOf(' ');
        if (authorization == null || blank < 0) {
            return Map.of();
        }
        String scheme = authorization.substring(0, blank);
        boolean known = scheme.equalsIgnoreCase("MediaBrowser") || scheme.equalsIgnoreCase("Emby");
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

    @Override
    public String toString() {
        return "PresentedCredential[" + client + ", " + deviceId + "]";
    }
}
