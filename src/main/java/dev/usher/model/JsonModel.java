package dev.usher.model;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that loses nothing of the JSON it was read from. Made by {@link #read}, changed by its {@code with} methods, each
 * of which gives a new record.
 */
public interface JsonModel {

    /** The JSON that this was read from, in which everything that has no component here survives. */
    JsonSource source();

    /**
     * This value as JSON text: its source, in which only those members are replaced that were changed. A member that was set
     * to null is left out, as the server leaves it out.
     */
    default Buffer toBuffer() {
        return JsonText.write(Mapping.tree(this));
    }

    /** This value as a JSON object of Vert.x, which is the caller's. Its secrets stand there in clear. */
    default JsonObject toJson() {
        return VertxJson.object(Mapping.tree(this));
    }

    /**
     * The record of {@code type} in {@code json}, a JSON object. Names are read in Pascal case, as the server writes them,
     * or in camel case, as its set-up server does.
     *
     * @throws MalformedJsonException if that is no JSON object
     */
    static <R extends Record & JsonModel> R read(Class<R> type, Buffer json) {
        return Mapping.of(type).read(JsonText.object(json));
    }

    /**
     * The records of {@code type} in {@code json}, a JSON array of objects.
     *
     * @throws MalformedJsonException if that is anything else
     */
    static <R extends Record & JsonModel> List<R> readAll(Class<R> type, Buffer json) {
        Mapping<R> mapping = Mapping.of(type);
        return JsonText.objects(json).stream().map(mapping::read).toList();
    }

    /**
     * The value that {@code json} is, of the types that {@link JsonSource#value} gives.
     *
     * @throws MalformedJsonException if it is none
     */
    static @Nullable Object readValue(Buffer json) {
        return VertxJson.value(JsonText.parse(json));
    }
}
