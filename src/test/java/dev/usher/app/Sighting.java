package dev.usher.app;

import static java.util.Map.entry;

import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.Reading;
import dev.usher.jellyfin.RequestReader;
import dev.usher.testing.Captures;
import dev.usher.testing.Exchange;
import dev.usher.testing.Field;
import dev.usher.testing.Likeness;
import dev.usher.testing.Likeness.Told;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A recorded exchange as it went without Usher and as it went with it, names in place of what differs from server to server.
 *
 * @param asked whether Usher asked the server
 */
record Sighting(String transcript, Exchange exchange, Told direct, Told through, boolean asked) {
    /** The conditions of the list, by the names it gives them. */
    static final Map<String, Predicate<Sighting>> CONDITIONS = Map.ofEntries(
            entry("operation", Sighting::isOperation),
            entry("stored operation", Sighting::isStored),
            entry("stream", Sighting::isStream),
            entry("picture", sighting -> sighting.operation() == null && has(sighting.direct, "Age") && sighting.asked),
            entry("hit", sighting -> sighting.isStored() && !sighting.asked),
            entry("chunked operation", Sighting::isChunked),
            entry("whole operation", sighting -> sighting.isChunked() && sighting.through.status() != 304),
            entry("not modified", sighting -> sighting.isStored() && sighting.through.status() == 304),
            entry(
                    "connection",
                    sighting -> !sighting.isRefused() && !sighting.isUpgraded() && has(sighting.direct, "Connection")),
            entry("upgraded", Sighting::isUpgraded),
            entry("refused", sighting -> sighting.isRefused() && !has(sighting.direct, "Content-Type")),
            entry("refused login", sighting -> sighting.isRefused() && has(sighting.direct, "Content-Type")));

    private static final Set<Integer> STORED = Set.of(200, 304);

    /** What differs, by the names of the list in lower case. */
    Map<String, Likeness.Difference> differences() {
        return new Likeness(Captures.none())
                .differences(direct, through).stream()
                        .collect(Collectors.toMap(Likeness.Difference::what, found -> found, (first, other) -> first));
    }

    /** What the client sees of a field, of the status or of the body. */
    String seen(String what) {
        return switch (what) {
            case "status" -> Integer.toString(through.status());
            case "body" -> through.text();
            default -> values(through, what);
        };
    }

    String name() {
        return transcript + ": " + exchange;
    }

    private boolean isRefused() {
        return isOurs() && through.status() == direct.status();
    }

    private boolean isUpgraded() {
        return through.status() == 101;
    }

    private boolean isOperation() {
        return !isRefused() && !isUpgraded() && operation() != null;
    }

    private boolean isStream() {
        return !isOurs() && !isUpgraded() && operation() == null;
    }

    private boolean isOurs() {
        return through.text().startsWith("{\"type\":\"urn:usher:problem:");
    }

    private boolean isChunked() {
        return isOperation() && has(direct, "Transfer-Encoding");
    }

    private boolean isStored() {
        Reading reading = isRefused() ? null : reading();
        if (reading == null || !STORED.contains(through.status())) {
            return false;
        }
        boolean anonymous = reading.credential().token() == null;
        return reading.match().route() instanceof Operation operation
                && operation.isStorable()
                && (operation.needsToken() || anonymous);
    }

    private @Nullable Operation operation() {
        Reading reading = reading();
        return reading != null && reading.match().route() instanceof Operation operation ? operation : null;
    }

    private @Nullable Reading reading() {
        Exchange.Request request = exchange.request();
        var fields = HttpHeaders.headers();
        request.fields().forEach(field -> fields.add(field.name().strip(), field.value()));
        return RequestReader.standard().read(HttpMethod.valueOf(request.method()), request.target(), fields, "");
    }

    private static boolean has(Told told, String name) {
        return told.fields().stream().anyMatch(field -> field.is(name));
    }

    private static String values(Told told, String name) {
        List<Field> all = told.fields().stream().filter(field -> field.is(name)).toList();
        return all.stream().map(Field::value).collect(Collectors.joining(", "));
    }
}
