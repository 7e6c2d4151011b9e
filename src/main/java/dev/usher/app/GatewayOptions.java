package dev.usher.app;

import dev.usher.config.InvalidSettingsException;
import dev.usher.config.Settings;
import dev.usher.config.Sources;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a gateway shall do, for an application that embeds one. The tree below it has the keys of {@code conf/usher.yaml},
 * where each is described with its default; whatever is left out has that default. Only the admin listener has to be asked for,
 * by any of its keys: a library opens no port and writes no file that nobody speaks of.
 */
public final class GatewayOptions {
    private final JsonObject tree;

    /** All defaults; a {@link #server} at least must be added. */
    public GatewayOptions() {
        this(new JsonObject());
    }

    /** The options in {@code tree}, which is copied. It is judged when a gateway is made of it. */
    public GatewayOptions(JsonObject tree) {
        this.tree = tree.copy();
    }

    /**
     * Adds a Jellyfin server. The first answers at the root; each answers under {@code /servers/NAME/}.
     *
     * @param name a to z, 0 to 9 and dashes
     * @param url its http or https URL, with its base path if it has one
     * @param others where the same server is besides, for when nobody is at that URL
     */
    public GatewayOptions server(String name, String url, String... others) {
        JsonArray urls = new JsonArray().add(url);
        List.of(others).forEach(urls::add);
        section(tree, "servers").put(name, new JsonObject().put("url", others.length == 0 ? url : urls));
        return this;
    }

    /** Lets the named servers answer together as one at the root. */
    public GatewayOptions aggregate(String... names) {
        tree.put("aggregate", new JsonArray(List.of(names)));
        return this;
    }

    /** Where {@link GatewayVerticle} listens; port 0 takes any free one. */
    public GatewayOptions listen(String host, int port) {
        section(tree, "listen").put("host", host).put("port", port);
        return this;
    }

    /** Sets any key of {@code conf/usher.yaml}, its levels joined by dots: {@code "deadlines.operation", "20s"}. */
    public GatewayOptions set(String key, Object value) {
        JsonObject section = tree;
        String[] levels = key.split("\\.");
        for (int i = 0; i < levels.length - 1; i++) {
            section = section(section, levels[i]);
        }
        section.put(levels[levels.length - 1], value);
        return this;
    }

    private static JsonObject section(JsonObject parent, String key) {
        Object section = parent.getValue(key);
        if (section == null) {
            JsonObject created = new JsonObject();
            parent.put(key, created);
            return created;
        }
        if (section instanceof JsonObject present) {
            return present;
        }
        throw new IllegalArgumentException(
                "'" + key + "' has been set to a single value: set the keys below it instead");
    }

    /** A copy of the tree. */
    public JsonObject toJson() {
        return tree.copy();
    }

    /**
     * The settings these options come to.
     *
     * @throws InvalidSettingsException an {@link IllegalArgumentException} whose message has a line for each error
     */
    Settings settings() {
        JsonObject asked = tree.copy();
        if (!asked.containsKey("admin")) {
            asked.put("admin", new JsonObject().put("enabled", false));
        }
        return Settings.parse(asked, Sources.system()).toBeServed();
    }

    /** Names the servers; the rest of a tree may hold secrets. */
    @Override
    public String toString() {
        return "GatewayOptions"
                + (tree.getValue("servers") instanceof JsonObject servers ? servers.fieldNames() : "[]");
    }
}
