package dev.usher.jellyfin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.usher.model.Guid;
import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A user, as an answer about him alone names him.
 *
 * @param id 32 digits
 * @param name without its case
 */
record Person(String id, String name) {
    private static final JsonFactory JSON = new JsonFactory();
    /** A user begins with his name and his ids, so that no more is unpacked to find them. */
    private static final int HEAD = 4 * 1024;

    /** Whom {@code response} is about, or null where that cannot be read: in its coding, or because it is no user. */
    static @Nullable Person in(Response response) {
        return in(response, Person::read);
    }

    /** Whom {@code response} to a login has let in, or null where that cannot be read. */
    static @Nullable Person letInBy(Response response) {
        return in(response, parser -> {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = Ascii.equalsIgnoreCase(parser.currentName(), "User");
                parser.nextToken();
                if (found) {
                    return read(parser);
                }
                parser.skipChildren();
            }
            return null;
        });
    }

    private interface Reading {
        @Nullable
        Person of(JsonParser object) throws IOException;
    }

    private static @Nullable Person in(Response response, Reading reading) {
        if (!(response.body() instanceof Body.Full full)) {
            return null;
        }
        try (InputStream content = decoded(response.fields().get(HttpHeaders.CONTENT_ENCODING), full.bytes())) {
            if (content == null) {
                return null;
            }
            try (JsonParser parser = JSON.createParser(content.readNBytes(HEAD))) {
                parser.nextToken();
                return reading.of(parser);
            }
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static @Nullable InputStream decoded(@Nullable String coding, Buffer bytes) throws IOException {
        InputStream content = new ByteArrayInputStream(bytes.getBytes(0, Math.min(bytes.length(), HEAD)));
        if (coding == null) {
            return content;
        }
        return Ascii.equalsIgnoreCase(coding, "gzip") ? new GZIPInputStream(content) : null;
    }

    private static @Nullable Person read(JsonParser object) throws IOException {
        String id = null;
        String name = null;
        while ((id == null || name == null) && object.nextToken() == JsonToken.FIELD_NAME) {
            String member = object.currentName();
            object.nextToken();
            if (Ascii.equalsIgnoreCase(member, "Id")) {
                id = Guid.digits(object.getText());
            } else if (Ascii.equalsIgnoreCase(member, "Name")) {
                name = withoutCase(object.getText());
            }
            object.skipChildren();
        }
        return id == null || name == null ? null : new Person(id, name);
    }

    /** Names that a server may take for the same become the same; so may a few that it tells apart. */
    static String withoutCase(String name) {
        return name.codePoints()
                .map(letter -> Character.toLowerCase(Character.toUpperCase(letter)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Override
    public String toString() {
        return "Person";
    }
}
