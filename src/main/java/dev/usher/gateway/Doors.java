package dev.usher.gateway;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All ways into the house: {@code /servers/NAME} for each server, the root of each host that belongs to one, and the root of
 * all other hosts.
 *
 * @param root the door of every path that names no server
 * @param servers the doors by server name
 * @param hosts the doors by host, in lower case and without a port
 */
public record Doors(Door root, Map<String, Door> servers, Map<String, Door> hosts) {
    private static final String PREFIX = "/servers/";

    /**
     * A request on its way through a door.
     *
     * @param door the door
     * @param target the target as seen from behind it, in origin form
     */
    record Entry(Door door, String target) {}

    public Doors {
        servers = Map.copyOf(servers);
        hosts = Map.copyOf(hosts);
    }

    /**
     * The way that {@code target} takes, or null where it names a server that does not exist.
     *
     * @param host the host that was asked, with or without a port, or null where none was named
     */
    @Nullable
    Entry enter(String target, @Nullable String host) {
        if (!target.startsWith(PREFIX)) {
            return new Entry(host == null ? root : hosts.getOrDefault(plain(host), root), target);
        }
        int end = endOfName(target);
        Door door = servers.get(target.substring(PREFIX.length(), end));
        if (door == null) {
            return null;
        }
        String rest = target.substring(end);
        return new Entry(door, rest.startsWith("/") ? rest : "/" + rest);
    }

    private static String plain(String host) {
        int colon = host.indexOf(':', host.indexOf(']') + 1);
        return (colon < 0 ? host : host.substring(0, colon)).strip().toLowerCase(Locale.ROOT);
    }

    private static int endOfName(String target) {
        int end = PREFIX.length();
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        return end;
    }
}
