package dev.usher.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** A record around a text, such as a name that the server calls an enum, or a secret: written as that text. */
record TextType(MethodHandle constructor, MethodHandle text) implements ValueType<Object> {

    static TextType of(Class<?> record) {
        RecordComponent[] components = record.getRecordComponents();
        if (components == null || components.length != 1 || components[0].getType() != String.class) {
            throw new IllegalArgumentException(record + " cannot be a member of a JSON object");
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            return new TextType(
                    lookup.findConstructor(record, MethodType.methodType(void.class, String.class)),
                    lookup.unreflect(components[0].getAccessor()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(record + " is not public", e);
        }
    }

    @Override
    public @Nullable Object decode(JsonNode json) {
        return json.isTextual() ? call(constructor, json.textValue()) : null;
    }

    @Override
    public JsonNode encode(Object value, JsonNode before) {
        return TextNode.valueOf((String) call(text, value));
    }

    private static Object call(MethodHandle method, Object argument) {
        try {
            return method.invoke(argument);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
