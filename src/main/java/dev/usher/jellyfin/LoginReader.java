package dev.usher.jellyfin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a login as the server does: names in any case, of members of one name the last, numbers and truth values
 * as the text that they are written in, 32 levels, no comments, nothing behind the value.
 */
final class LoginReader {
    private static final int DEPTH = 32;

    /** Names are not kept: some client may send a secret as one. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final LoginForm form;
    private final JsonParser parser;

    private LoginReader(LoginForm form, JsonParser parser) {
        this.form = form;
        this.parser = parser;
    }

    /** The members of {@code form} that {@code text} has, by their documented names; null where the text says null. */
    static @Nullable JsonObject read(LoginForm form, String text) throws UnreadableLoginException {
        try (JsonParser parser = JSON.createParser(text)) {
            return new LoginReader(form, parser).document();
        } catch (JsonProcessingException malformed) {
            throw unreadable("The content is not JSON that can be read" + place(malformed.getLocation()) + ".");
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text can be read", impossible);
        }
    }

    private @Nullable JsonObject document() throws IOException, UnreadableLoginException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT && first != JsonToken.VALUE_NULL) {
            throw unreadable("The content is not a JSON object.");
        }
        JsonObject members = first == JsonToken.VALUE_NULL ? null : members();
        if (parser.nextToken() != null) {
            throw unreadable("Something stands behind the JSON object.");
        }
        return members;
    }

    private JsonObject members() throws IOException, UnreadableLoginException {
        JsonObject members = new JsonObject();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            String member = form.member(name);
            if (LoginText.isTorn(name)) {
                throw unreadable("The name of a member holds half a character.");
            } else if (member == null) {
                parser.skipChildren();
            } else {
                members.put(member, text(member, value));
            }
        }
        return members;
    }

    private @Nullable String text(String member, JsonToken value) throws IOException, UnreadableLoginException {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!value.isScalarValue()) {
            throw unreadable(member, "holds an object or a list");
        }
        String text = parser.getText();
        if (LoginText.isTorn(text)) {
            throw unreadable(member, "holds half a character");
        }
        return text;
    }

    private static UnreadableLoginException unreadable(String member, String defect) {
        return new UnreadableLoginException(
                UnreadableLoginException.WHOLE + "." + member, "The member " + member + " " + defect + ".");
    }

    private static UnreadableLoginException unreadable(String defect) {
        return new UnreadableLoginException(UnreadableLoginException.WHOLE, defect);
    }

    private static String place(@Nullable JsonLocation place) {
        return place == null ? "" : ", at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
