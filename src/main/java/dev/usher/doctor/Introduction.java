package dev.usher.doctor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a server says of itself to everybody; a member that it leaves out is empty.
 *
 * @param product {@code Jellyfin Server}
 * @param version as {@code 10.11.11}
 * @param id by which two servers differ
 * @param localAddress where it sends those who look for it
 * @param isOwned whether its first-run wizard has been completed
 */
record Introduction(String product, String version, String id, String localAddress, boolean isOwned) {
    /** What {@code content} says, or null where it is no such thing. */
    static @Nullable Introduction read(Buffer content) {
        try {
            JsonObject json = new JsonObject(content);
            Introduction read = new Introduction(
                    text(json, "ProductName"),
                    text(json, "Version"),
                    text(json, "Id"),
                    text(json, "LocalAddress"),
                    !Boolean.FALSE.equals(member(json, "StartupWizardCompleted")));
            return read.id.isEmpty() || read.version.isEmpty() ? null : read;
        } catch (DecodeException noObject) {
            return null;
        }
    }

    /** The set-up server, which answers while the real one starts, begins its names with a small letter. */
    private static @Nullable Object member(JsonObject json, String name) {
        Object value = json.getValue(name);
        return value == null ? json.getValue(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1)) : value;
    }

    private static String text(JsonObject json, String name) {
        return member(json, name) instanceof String text ? Printable.of(text) : "";
    }

    boolean isJellyfin() {
        return product.contains("Jellyfin");
    }
}
