package dev.usher.client;

import dev.usher.model.JsonModel;
import dev.usher.model.MalformedJsonException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How the content of a success reads.
 *
 * @param reader throws {@link MalformedJsonException} or {@link DecodeException} for what it cannot read
 */
record Content<T>(Function<Buffer, T> reader) {

    static <R extends Record & JsonModel> Content<R> model(Class<R> type) {
        return new Content<>(bytes -> JsonModel.read(type, bytes));
    }

    /** A model that is of no use unless it is {@code whole}. */
    static <R extends Record & JsonModel> Content<R> model(Class<R> type, Predicate<R> whole) {
        return new Content<>(bytes -> {
            R read = JsonModel.read(type, bytes);
            if (!whole.test(read)) {
                throw new DecodeException("a part is missing");
            }
            return read;
        });
    }

    static <R extends Record & JsonModel> Content<List<R>> list(Class<R> type) {
        return new Content<>(bytes -> JsonModel.readAll(type, bytes));
    }

    static Content<Boolean> truth() {
        return new Content<>(Content::readTruth);
    }

    private static Boolean readTruth(Buffer bytes) {
        if (JsonModel.readValue(bytes) instanceof Boolean truth) {
            return truth;
        }
        throw new DecodeException("neither true nor false");
    }

    /** No content is due, and none is read. */
    static Content<Void> nothing() {
        return new Content<>(bytes -> null);
    }
}
