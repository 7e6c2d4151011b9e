package dev.usher.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Makes JSON objects such as servers of this and of later times might send: mostly as documented, now and then not at all. */
final class RandomJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEPTH = 4;

    private final RandomGenerator random;

    RandomJson(RandomGenerator random) {
        this.random = random;
    }

    /** An object in which the members of {@code type} and unknown ones stand in no order. */
    ObjectNode object(Class<?> type) {
        ObjectNode object = JSON.objectNode();
        for (RecordComponent component : type.getRecordComponents()) {
            if (one(4)) {
                object.set("New" + random.nextInt(1_000), anything(DEPTH));
            }
            if (component.getType() != JsonSource.class && !one(5)) {
                object.set(
                        pascal(component.getName()), one(6) ? anything(DEPTH) : documented(component.getGenericType()));
            }
        }
        return object;
    }

    private static String pascal(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private JsonNode documented(Type type) {
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0]);
        }
        Class<?> plain = (Class<?>) type;
        if (JsonModel.class.isAssignableFrom(plain)) {
            return object(plain);
        }
        return switch (plain.getSimpleName()) {
            case "boolean", "Boolean" -> JSON.booleanNode(random.nextBoolean());
            case "int", "Integer" -> JSON.numberNode(random.nextInt());
            case "double", "Double" -> JSON.numberNode(new BigDecimal(random.nextInt(240)).movePointLeft(1));
            case "UUID" -> JSON.textNode(guid());
            case "Instant" -> JSON.textNode("2026-0" + (1 + random.nextInt(9)) + "-01T10:20:30." + fraction() + "Z");
            default -> JSON.textNode(text());
        };
    }

    private ArrayNode list(Type item) {
        ArrayNode list = JSON.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(one(6) ? anything(1) : documented(item));
        }
        return list;
    }

    private JsonNode anything(int depth) {
        return switch (random.nextInt(depth > 0 ? 9 : 7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt());
            case 3 ->
                JSON.numberNode(
                        new BigInteger("123456789012345678901234567890").add(BigInteger.valueOf(random.nextInt())));
            case 4 ->
                JSON.numberNode(new BigDecimal("0.100000000000000000000000000001").movePointRight(random.nextInt(400)));
            case 5 -> JSON.textNode(text());
            case 6 -> JSON.textNode(guid());
            case 7 -> JSON.arrayNode().add(anything(depth - 1)).add(anything(depth - 1));
            default -> JSON.objectNode().set("Any", anything(depth - 1));
        };
    }

    private String guid() {
        String digits = String.format("%016x%016x", random.nextLong(), random.nextLong());
        String dashed = digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
        List<String> spellings =
                List.of(digits, digits.toUpperCase(Locale.ROOT), dashed, "{" + dashed + "}", "(" + dashed + ")");
        return spellings.get(random.nextInt(spellings.size()));
    }

    private String fraction() {
        return String.format("%07d", random.nextInt(10_000_000)).substring(0, 1 + random.nextInt(7));
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append((char) (one(3) ? random.nextInt(0x10000) : 'a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }
}
