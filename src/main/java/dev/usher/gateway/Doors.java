package dev.usher.gateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All ways into the house: the root, and {@code /servers/NAME} for each server.
 *
 * @param root the door of every path that names no server
 * @param servers the doors by server name
 */
public record Doors(Door root, Map<String, Door> servers) {
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
    }

    /** The way that {@code target} takes, or null where it names a server that does not exist. */
    @Nullable
    Entry enter(String target) {
        if (!target.startsWith(PREFIX)) {
            return new Entry(root, target);
        }
        int end = endOfName(target);
        Door door = servers.get(target.substring(PREFIX.length(), end));
        if (door == null) {
            return null;
        }
        String rest = target.substring(end);
        return new Entry(door, rest.startsWith("/") ? rest : "/" + rest);
    }

    private static int endOfName(String target) {
        int end = PREFIX.length();
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        return end;
    }
}
