package dev.usher.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The route table. A literal segment is preferred to {@code {userId}}, but only among the routes that take the method:
 * {@code GET /Users/New} is a look-up of the user "New".
 */
final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** An operation with its method, template and policy. */
    record Route(String method, List<String> template, Access access, Function<Call, Answer> operation) {
        boolean literal() {
            return template.stream().noneMatch(Routes::isParameter);
        }

        String name() {
            return method + " /" + String.join("/", template);
        }
    }

    /** A route, with what its parameters stand for. */
    record Match(Route route, Map<String, String> parameters) {}

    void add(String method, String template, Access access, Function<Call, Answer> operation) {
        routes.add(new Route(method, List.of(template.split("/")), access, operation));
    }

    /** The route for the method, or null. */
    @Nullable
    Match match(String method, List<String> segments) {
        Match found = null;
        for (Route route : routes) {
            Map<String, String> parameters = route.method.equals(method) ? parameters(route.template, segments) : null;
            if (parameters != null && (found == null || route.literal())) {
                found = new Match(route, parameters);
            }
        }
        return found;
    }

    /** What the path allows, sorted as in {@code Allow}; empty if there is no such path. */
    String allowed(List<String> segments) {
        TreeSet<String> methods = new TreeSet<>();
        routes.stream()
                .filter(route -> parameters(route.template, segments) != null)
                .forEach(route -> methods.add(route.method));
        return String.join(", ", methods);
    }

    private static @Nullable Map<String, String> parameters(List<String> template, List<String> segments) {
        if (template.size() != segments.size()) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String expected = template.get(i);
            String given = segments.get(i);
            if (isParameter(expected) && !given.isEmpty()) {
                parameters.put(expected.substring(1, expected.length() - 1), given);
            } else if (!expected.equalsIgnoreCase(given)) {
                return null;
            }
        }
        return parameters;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }
}
