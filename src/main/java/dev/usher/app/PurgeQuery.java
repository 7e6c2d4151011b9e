package dev.usher.app;

import dev.usher.jellyfin.CacheSelection;
import dev.usher.jellyfin.Operation;
import dev.usher.model.Guid;
import dev.usher.service.Problem;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the query of a purge selects, or all that is wrong with it. A value is told to nobody: it may be a token. */
final class PurgeQuery {
    private static final List<String> NAMES = List.of("server", "user", "operation");
    private static final Problem INVALID = new Problem(
            400,
            "invalid-purge",
            "The query does not say what to forget",
            "Nothing has been forgotten. It may have server, user and operation, each once: what all of them select is forgotten,"
                    + " and everything without any. Each of errors names a parameter and what is allowed.");

    private final MultiMap query;
    private final JsonArray errors = new JsonArray();
    private final CacheSelection selection;

    private PurgeQuery(MultiMap query, Collection<String> servers) {
        this.query = query;
        query.names().stream()
                .filter(name -> !NAMES.contains(name))
                .forEach(name -> wrong(name, String.join(", ", NAMES)));
        this.selection = new CacheSelection(
                value("server", name -> servers.contains(name) ? name : null, String.join(", ", servers)),
                value("user", Guid::digits, "the id of a user, 32 hexadecimal digits, with dashes or without"),
                value("operation", PurgeQuery::stored, names()));
    }

    /** What {@code query} says where these {@code servers} are known. */
    static PurgeQuery read(MultiMap query, Collection<String> servers) {
        return new PurgeQuery(query, servers);
    }

    private <T> @Nullable T value(String name, Function<String, @Nullable T> read, String allowed) {
        List<String> values = query.getAll(name);
        T value = values.size() == 1 ? read.apply(values.get(0)) : null;
        if (value == null && !values.isEmpty()) {
            wrong(name, values.size() == 1 ? allowed : "once");
        }
        return value;
    }

    private void wrong(String parameter, String allowed) {
        errors.add(new JsonObject().put("parameter", parameter).put("allowed", allowed));
    }

    private static @Nullable Operation stored(String name) {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.isStorable() && operation.name().equals(name))
                .findAny()
                .orElse(null);
    }

    private static String names() {
        return String.join(
                ", ",
                Arrays.stream(Operation.values())
                        .filter(Operation::isStorable)
                        .map(Operation::name)
                        .toList());
    }

    boolean isRight() {
        return errors.isEmpty();
    }

    /** What is selected, where the query is right. */
    CacheSelection selection() {
        return selection;
    }

    Response refusal() {
        return INVALID.toResponse(HttpHeaders.headers(), new JsonObject().put("errors", errors));
    }
}
