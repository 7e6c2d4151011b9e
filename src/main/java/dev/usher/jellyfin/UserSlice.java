package dev.usher.jellyfin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user in a list, as it is written there.
 *
 * @param name decoded
 * @param list the whole list
 * @param start the index of the first byte of the user
 * @param end the index after its last byte
 */
record UserSlice(String name, Buffer list, int start, int end) {
    private static final JsonFactory JSON = new JsonFactory();

    /** The users in {@code list}, which is part number {@code part}. */
    static List<UserSlice> read(Buffer list, int part) {
        try (JsonParser parser = JSON.createParser(list.getBytes())) {
            return read(list, part, parser);
        } catch (IOException malformed) {
            throw new MalformedUserListException(part, "it is not JSON");
        }
    }

    private static List<UserSlice> read(Buffer list, int part, JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new MalformedUserListException(part, "it is no array");
        }
        List<UserSlice> users = new ArrayList<>();
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            String name = name(parser);
            int end = (int) parser.currentLocation().getByteOffset();
            if (start < 0) {
                throw new MalformedUserListException(part, "it is not UTF-8");
            }
            if (name == null) {
                throw new MalformedUserListException(part, "a user has no name");
            }
            users.add(new UserSlice(name, list, start, end));
        }
        if (parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
            throw new MalformedUserListException(part, "it is not an array of objects alone");
        }
        return users;
    }

    /** Reads to the end of the object. */
    private static @Nullable String name(JsonParser parser) throws IOException {
        String name = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isName =
                    parser.currentName().equals("Name") || parser.currentName().equals("name");
            JsonToken value = parser.nextToken();
            if (isName && value == JsonToken.VALUE_STRING) {
                name = parser.getText();
            }
            parser.skipChildren();
        }
        return name;
    }

    /** The place in the list, and nothing of the user. */
    @Override
    public String toString() {
        return "UserSlice[" + start + ".." + end + "]";
    }
}
