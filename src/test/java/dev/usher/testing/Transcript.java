package dev.usher.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exchanges that were recorded with a real server, in the order in which they were made. */
public record Transcript(String name, List<Exchange> exchanges) {
    /** The directory of 10.11.11. */
    public static final String JELLYFIN_10_11 = "10.11.11";
    /** The directory of 12.0, release candidate 5. */
    public static final String JELLYFIN_12 = "12.0-rc5";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What Jellyfin 10.11.11 answered: reads {@code recorded/10.11.11/NAME.json}. */
    public static Transcript of(String name) {
        return of(name, JELLYFIN_10_11);
    }

    /** What that version answered: reads {@code recorded/VERSION/NAME.json}. */
    public static Transcript of(String name, String version) {
        String path = "/recorded/" + version + "/" + name + ".json";
        try (InputStream file = Transcript.class.getResourceAsStream(path)) {
            List<Exchange> exchanges = new ArrayList<>();
            JSON.readTree(file).path("exchanges").forEach(exchange -> exchanges.add(exchange(exchange)));
            return new Transcript(name, List.copyOf(exchanges));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static Exchange exchange(JsonNode json) {
        Map<String, String> captures = new LinkedHashMap<>();
        json.path("captures")
                .properties()
                .forEach(capture ->
                        captures.put(capture.getKey(), capture.getValue().asText()));
        return new Exchange(json.path("name").asText(), request(json.path("request")), response(json), captures);
    }

    private static Exchange.Request request(JsonNode json) {
        boolean binary = json.has("bodyBase64");
        String body = binary
                ? new String(body(json), StandardCharsets.ISO_8859_1)
                : json.path("body").asText();
        return new Exchange.Request(
                json.path("method").asText(),
                json.path("target").asText(),
                json.path("version").asText("HTTP/1.1"),
                fields(json),
                body,
                binary);
    }

    private static Exchange.Response response(JsonNode exchange) {
        JsonNode json = exchange.path("response");
        return new Exchange.Response(json.path("status").asInt(), fields(json), body(json));
    }

    private static List<Field> fields(JsonNode message) {
        List<Field> fields = new ArrayList<>();
        message.path("headers")
                .forEach(field -> fields.add(
                        new Field(field.path(0).asText(), field.path(1).asText())));
        return List.copyOf(fields);
    }

    private static byte[] body(JsonNode message) {
        return message.has("bodyBase64")
                ? Base64.getDecoder().decode(message.path("bodyBase64").asText())
                : message.path("body").asText().getBytes(StandardCharsets.UTF_8);
    }
}
