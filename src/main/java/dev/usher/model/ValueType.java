package dev.usher.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a component can be, and how that is written in JSON. */
interface ValueType<T> {

    /** The value that {@code json} is, or null where it is none of this type. */
    @Nullable
    T decode(JsonNode json);

    /** {@code value} as JSON, in place of {@code before}, which is missing where nothing stood there. */
    JsonNode encode(T value, JsonNode before);

    /** The type of a component that is declared as {@code type}. */
    @SuppressWarnings("unchecked") // a member gives its type nothing but values of its own component
    static ValueType<Object> of(Type type) {
        return (ValueType<Object>) find(type);
    }

    private static ValueType<?> find(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return new ListType<>(of(list.getActualTypeArguments()[0]));
        }
        ValueType<?> scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar;
        }
        Class<?> record = (Class<?>) type;
        return JsonModel.class.isAssignableFrom(record) ? new ModelType(record) : TextType.of(record);
    }

    /** The types that are written as one string, number or boolean. */
    Map<Type, ValueType<?>> SCALARS = Map.ofEntries(
            Map.entry(boolean.class, ScalarType.BOOLEAN),
            Map.entry(Boolean.class, ScalarType.BOOLEAN),
            Map.entry(int.class, ScalarType.INTEGER),
            Map.entry(Integer.class, ScalarType.INTEGER),
            Map.entry(double.class, ScalarType.DOUBLE),
            Map.entry(Double.class, ScalarType.DOUBLE),
            Map.entry(String.class, ScalarType.STRING),
            Map.entry(UUID.class, ScalarType.GUID),
            Map.entry(Instant.class, ScalarType.DATE));
}
