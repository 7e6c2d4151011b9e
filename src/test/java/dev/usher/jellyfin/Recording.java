package dev.usher.jellyfin;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a real Jellyfin 10.11.11 answered, with values in place of the recorded placeholders. */
final class Recording {
    static final String TOKEN = "5f1e0c9ba7d34c2f8e6b1a0d9c8b7a6f";
    static final String USER_ID = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    private static final Map<String, String> VALUES = Map.of(
            "root.token",
            TOKEN,
            "root.upper",
            TOKEN.toUpperCase(Locale.ROOT),
            "ann.id",
            USER_ID,
            "ann.dashed",
            "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
            "ann.upper",
            "0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9",
            "server.authority",
            "127.0.0.1:8096");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z0-9.]+)}}");

    private Recording() {}

    /** A request and its answer. */
    record Exchange(String name, HttpMethod method, String target, JsonObject request, JsonObject response) {
        /** The fields as they come from the wire, an octet a char. */
        MultiMap fields() {
            return Recording.fields(request);
        }

        int status() {
            return response.getInteger("status", 0);
        }

        MultiMap answerFields() {
            return Recording.fields(response);
        }

        String query() {
            int mark = target.indexOf('?');
            return mark < 0 ? "" : target.substring(mark + 1);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Exchange> of(String transcript) {
        String resource = "/recorded/10.11.11/" + transcript + ".json";
        try (InputStream stream = Recording.class.getResourceAsStream(resource)) {
            JsonArray exchanges =
                    new JsonObject(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).getJsonArray("exchanges");
            return exchanges.stream().map(JsonObject.class::cast).map(Recording::exchange);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Exchange exchange(JsonObject json) {
        JsonObject request = json.getJsonObject("request");
        return new Exchange(
                json.getString("name"),
                HttpMethod.valueOf(request.getString("method")),
                fill(request.getString("target")),
                request,
                json.getJsonObject("response"));
    }

    private static MultiMap fields(JsonObject message) {
        MultiMap fields = HttpHeaders.headers();
        List<?> pairs = message.getJsonArray("headers", new JsonArray()).getList();
        for (Object pair : pairs) {
            JsonArray field = pair instanceof JsonArray array ? array : new JsonArray((List<?>) pair);
            fields.add(field.getString(0), octets(fill(field.getString(1))));
        }
        return fields;
    }

    /** As the recorder sent it: Latin-1 where that holds the value, else UTF-8. */
    private static String octets(String value) {
        boolean latin = value.chars().allMatch(c -> c < 0x100);
        Charset sent = latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return new String(value.getBytes(sent), StandardCharsets.ISO_8859_1);
    }

    private static String fill(String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1))));
    }

    private static String value(String name) {
        return VALUES.getOrDefault(name, name + ".unknown");
    }
}
