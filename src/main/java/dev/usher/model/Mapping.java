package dev.usher.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;

/** How one type of record is read from a JSON object, and written over the object that it was read from. */
final class Mapping<R extends Record & JsonModel> {
    private static final ClassValue<Mapping<?>> ALL = new ClassValue<>() {
        @Override
        protected Mapping<?> computeValue(Class<?> type) {
            return new Mapping<>(type);
        }
    };

    /** Takes the components as an array, the source last. */
    private final MethodHandle constructor;

    private final List<Member> members;

    private Mapping(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.members = Stream.of(components)
                .limit(components.length - 1L)
                .map(Member::of)
                .toList();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = MethodHandles.lookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asType(MethodType.genericMethodType(types.length))
                    .asSpreader(Object[].class, types.length);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " is no public record", e);
        }
    }

    @SuppressWarnings("unchecked") // ALL holds under each type its own mapping
    static <R extends Record & JsonModel> Mapping<R> of(Class<R> type) {
        return (Mapping<R>) ALL.get(type);
    }

    /** The record of {@code type}, a record and {@link JsonModel}, in {@code tree}, which it keeps. */
    static JsonModel read(Class<?> type, ObjectNode tree) {
        return ALL.get(type).read(tree);
    }

    /** {@code record} over the tree that it was read from. */
    static ObjectNode tree(JsonModel record) {
        return ALL.get(record.getClass()).write(record);
    }

    /** The record in {@code tree}, which it keeps. */
    @SuppressWarnings("unchecked") // the constructor makes nothing else
    R read(ObjectNode tree) {
        Object[] values = new Object[members.size() + 1];
        for (int i = 0; i < members.size(); i++) {
            values[i] = members.get(i).read(tree);
        }
        values[members.size()] = new JsonSource(tree);
        try {
            return (R) constructor.invoke(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode write(JsonModel record) {
        ObjectNode before = record.source().tree();
        ObjectNode after = before.objectNode();
        after.setAll(before);
        members.forEach(member -> member.write(record, after));
        return after;
    }
}
