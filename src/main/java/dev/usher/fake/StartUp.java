package dev.usher.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is answered while the server starts. */
final class StartUp {
    private static final String PAGE = "<!DOCTYPE html><title>Jellyfin Startup</title>";
    private static final String SENTENCE = "Jellyfin Server is loading. Please try again shortly.";

    private final ServerOperations server;

    StartUp(ServerOperations server) {
        this.server = server;
    }

    /** The set-up server: its JSON is in camel case, and it knows of no completed wizard. */
    Answer setUp(Target target) {
        return switch (path(target.segments())) {
            case "system/info/public" -> {
                JsonNode info = WireJson.camelCase(server.info(false));
                yield new Answer(200, new Answer.Json(info, true), Map.of());
            }
            case "health" -> ServerOperations.health("Degraded");
            default -> setUpPage();
        };
    }

    static Answer setUpPage() {
        return Answer.text(503, "text/html", PAGE).with("Retry-After", "005");
    }

    /** The sentence that stands before every operation but the ping until the server is ready. */
    static Answer loading() {
        return Answer.text(503, "text/html", SENTENCE);
    }

    static boolean answersWhileLoading(Target target) {
        return path(target.segments()).equals("system/ping");
    }

    private static String path(List<String> segments) {
        return String.join("/", segments).toLowerCase(Locale.ROOT);
    }
}
