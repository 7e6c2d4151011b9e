package dev.usher.identity;

import dev.usher.http.Forwarded;
import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * In which fields trusted hops tell who asked them. Only one of the two is ever read: hops that write one of them pass on the
 * other as a stranger sent it.
 */
public enum HopField {
    /** {@code X-Forwarded-For} with {@code -Proto} and {@code -Host}. */
    X_FORWARDED_FOR {
        @Override
        Told read(MultiMap fields) {
            return new Told(
                    members(fields, "x-forwarded-for"),
                    members(fields, "x-forwarded-proto"),
                    members(fields, "x-forwarded-host"));
        }
    },
    /** {@code Forwarded} (RFC 7239). */
    FORWARDED {
        @Override
        Told read(MultiMap fields) {
            List<Forwarded> hops = Forwarded.nearestFirst(fields.getAll(Forwarded.FIELD));
            return new Told(
                    hops.stream().map(Forwarded::client).toList(),
                    hops.stream().map(Forwarded::proto).toList(),
                    hops.stream().map(Forwarded::host).toList());
        }
    };

    /** What all hops told, the nearest first; a hop that wrote nothing of a kind has no member there. */
    record Told(List<String> clients, List<String> protos, List<String> hosts) {}

    abstract Told read(MultiMap fields);

    /** Several fields of a name are one list (RFC 9110 §5.3). */
    private static List<String> members(MultiMap fields, String name) {
        List<String> members = new ArrayList<>();
        for (String value : fields.getAll(name)) {
            Collections.addAll(members, value.split(",", -1));
        }
        members.replaceAll(String::strip);
        Collections.reverse(members);
        return members;
    }
}
