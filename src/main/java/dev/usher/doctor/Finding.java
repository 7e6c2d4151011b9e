package dev.usher.doctor;

import io.vertx.core.json.JsonObject;

/**
 * One thing that an examination has found.
 *
 * @param severity how bad it is
 * @param code its stable name, as {@code known-proxies}
 * @param server the name of the server, empty where it is about the gateway or several servers
 * @param words what is found, in one plain sentence
 * @param remedy what to set where, in one sentence; empty where all is well
 */
public record Finding(Severity severity, String code, String server, String words, String remedy) {
    static Finding well(String code, String server, String words) {
        return new Finding(Severity.WELL, code, server, words, "");
    }

    /** The finding as an object. */
    public JsonObject toJson() {
        return new JsonObject()
                .put("severity", severity.word())
                .put("code", code)
                .put("server", server)
                .put("words", words)
                .put("remedy", remedy);
    }
}
