package dev.usher.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One member of an object and the component that shows it.
 *
 * @param name in Pascal case
 * @param camel the same in camel case
 * @param accessor gives the component of a record
 * @param type what the component can be
 * @param absent what the component is where the member is absent, null, or of no type that it can be
 */
record Member(
        String name,
        String camel,
        MethodHandle accessor,
        ValueType<Object> type,
        @Nullable Object absent) {

    static Member of(RecordComponent component) {
        String camel = component.getName();
        ValueType<Object> type = ValueType.of(component.getGenericType());
        try {
            MethodHandle accessor = MethodHandles.lookup().unreflect(component.getAccessor());
            return new Member(
                    camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1),
                    camel,
                    accessor,
                    type,
                    absent(component, type));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(component + " is not public", e);
        }
    }

    private static @Nullable Object absent(RecordComponent component, ValueType<Object> type) {
        WhenAbsent told = component.getAnnotation(WhenAbsent.class);
        if (told != null) {
            return Objects.requireNonNull(
                    type.decode(JsonText.parse(Buffer.buffer(told.value()))), component.getName());
        }
        if (component.getType() == List.class) {
            return List.of();
        }
        return Array.get(Array.newInstance(component.getType(), 1), 0);
    }

    /** The component of a record that is read from {@code tree}. */
    @Nullable
    Object read(ObjectNode tree) {
        JsonNode json = tree.get(spelling(tree));
        Object value = json == null || json.isNull() ? null : type.decode(json);
        return value == null ? absent : value;
    }

    /** Puts the component of {@code record} in its place in {@code after}, unless the record's source says the same. */
    void write(JsonModel record, ObjectNode after) {
        ObjectNode before = record.source().tree();
        Object value = value(record);
        if (record.source() != JsonSource.NONE && Objects.equals(value, read(before))) {
            return;
        }
        String spelling = spelling(before);
        if (value == null) {
            after.remove(spelling);
        } else {
            after.set(spelling, type.encode(value, before.path(spelling)));
        }
    }

    private String spelling(ObjectNode tree) {
        return !tree.has(name) && tree.has(camel) ? camel : name;
    }

    private @Nullable Object value(JsonModel record) {
        try {
            return accessor.invoke(record);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
