package dev.usher.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The members of an object in the order in which the server writes them, with their types and defaults. */
final class Shape {
    private final List<Member> members = new ArrayList<>();

    /** Null defaults are written as an absent member. */
    private record Member(
            String name,
            MemberType type,
            @Nullable JsonNode initial,
            @Nullable JsonNode omitted) {}

    Shape flag(String name, boolean value) {
        return flag(name, value, value);
    }

    Shape flag(String name, boolean initial, boolean omitted) {
        return add(new Member(name, MemberType.BOOLEAN, BooleanNode.valueOf(initial), BooleanNode.valueOf(omitted)));
    }

    Shape number(String name, int value) {
        return add(new Member(name, MemberType.INTEGER, IntNode.valueOf(value), IntNode.valueOf(value)));
    }

    Shape optional(String name, MemberType type) {
        return add(new Member(name, type, null, null));
    }

    Shape text(String name, MemberType type, String initial, @Nullable String omitted) {
        return add(
                new Member(name, type, TextNode.valueOf(initial), omitted == null ? null : TextNode.valueOf(omitted)));
    }

    Shape list(String name, MemberType type) {
        JsonNode empty = JsonNodeFactory.instance.arrayNode();
        return add(new Member(name, type, empty, empty));
    }

    private Shape add(Member member) {
        members.add(member);
        return this;
    }

    /** An object as it is when it is made. */
    ObjectNode initial() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        members.forEach(member -> set(object, member.name, member.initial));
        return object;
    }

    /** The object that {@code body} describes; what it leaves out takes the default, what it has wrong is told. */
    ObjectNode bind(@Nullable JsonValue body, BiConsumer<JsonValue, String> unconvertible) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Member member : members) {
            JsonValue given = body == null ? null : body.member(member.name);
            set(object, member.name, given == null ? member.omitted : read(member, given, unconvertible));
        }
        return object;
    }

    private static @Nullable JsonNode read(
            Member member, JsonValue given, BiConsumer<JsonValue, String> unconvertible) {
        if (given.isNull() && member.type.takesNull()) {
            return JsonNodeFactory.instance.nullNode();
        }
        JsonNode value = member.type.read(given);
        if (value == null) {
            unconvertible.accept(given, member.type.dotNet());
        }
        return value;
    }

    private static void set(ObjectNode object, String name, @Nullable JsonNode value) {
        if (value != null) {
            object.set(name, value.deepCopy());
        }
    }
}
