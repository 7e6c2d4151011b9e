package dev.usher.jellyfin;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code Authorization} in Jellyfin's own grammar: {@code MediaBrowser Key="value", Key=value}. It is read as
 * the server reads it, oddities included: a quote opens or closes wherever it stands, an {@code =} outside quotes begins the
 * key anew, and of members of one name the last counts.
 *
 * @param scheme as it came
 * @param members decoded, by their exact names
 */
record AuthorizationList(String scheme, Map<String, String> members) {
    /** The list in {@code value}, or null where there is no blank after a scheme. */
    static @Nullable AuthorizationList parse(String value) {
        int blank = value.indexOf(' ');
        if (blank < 0) {
            return null;
        }
        return new AuthorizationList(value.substring(0, blank), members(value.substring(blank + 1)));
    }

    private static Map<String, String> members(String list) {
        Map<String, String> members = new HashMap<>();
        boolean quoted = false;
        String key = "";
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                if (start < i) {
                    members.put(key, value(list, start, i));
                    key = "";
                }
                start = i + 1;
            } else if (c == '=' && !quoted) {
                key = list.substring(start, i).strip();
                start = i + 1;
            }
        }
        if (start < list.length()) {
            members.put(key, value(list, start, list.length()));
        }
        return members;
    }

    private static String value(String list, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && list.charAt(from) == '"') {
            from++;
        }
        while (from < to && list.charAt(to - 1) == '"') {
            to--;
        }
        return PercentEncoding.decodeForm(list.substring(from, to));
    }

    /** The decoded member {@code name}, or the empty string. */
    String member(String name) {
        return members.getOrDefault(name, "");
    }

    /** The scheme alone: a member may be a token. */
    @Override
    public String toString() {
        return "AuthorizationList[" + scheme + "]";
    }
}
