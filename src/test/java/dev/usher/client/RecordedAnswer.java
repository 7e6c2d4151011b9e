package dev.usher.client;

import dev.usher.http.EndToEnd;
import dev.usher.service.Body;
import dev.usher.service.Response;
import dev.usher.testing.Exchange;
import dev.usher.testing.Field;
import dev.usher.testing.Transcript;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a real server answered to one of our calls, with values in place of the recorded names. */
record RecordedAnswer(String place, RecordedCall<?> call, int status, MultiMap fields, String text) {
    private static final List<String> TRANSCRIPTS = List.of(
            "operations",
            "errors",
            "credentials",
            "quick-connect",
            "pin-and-leftovers",
            "lock-out",
            "startup",
            "restart",
            "base-url",
            "proxied",
            "http");
    private static final Pattern NAME = Pattern.compile("\\{\\{([A-Za-z0-9.]+)}}");

    /** All answers of that version to our calls. One that came in a coding that we never ask for is left out. */
    static Stream<RecordedAnswer> of(String version) {
        return TRANSCRIPTS.stream()
                .filter(name -> RecordedAnswer.class.getResource("/recorded/" + version + "/" + name + ".json") != null)
                .flatMap(name -> Transcript.of(name, version).exchanges().stream()
                        .filter(RecordedAnswer::isHeld)
                        .flatMap(exchange -> RecordedCall.of(exchange.request()).stream()
                                .map(call -> of(version + " " + name, exchange, call))));
    }

    /** What was answered to a request that is {@code call}. */
    static RecordedAnswer of(String place, Exchange exchange, RecordedCall<?> call) {
        MultiMap fields = HttpHeaders.headers();
        for (Field field : exchange.response().fields()) {
            fields.add(field.name(), filled(field.value()));
        }
        return new RecordedAnswer(
                place + ", " + exchange.name(),
                call,
                exchange.response().status(),
                EndToEnd.copy(fields),
                filled(exchange.response().text()));
    }

    private static boolean isHeld(Exchange exchange) {
        boolean answered = exchange.response().status() != 0;
        return answered && exchange.response().fields().stream().noneMatch(field -> field.is("Content-Encoding"));
    }

    private static String filled(String text) {
        return NAME.matcher(text).replaceAll(RecordedAnswer::value);
    }

    private static String value(MatchResult name) {
        String hash = String.format("%08x", name.group(1).hashCode());
        return switch (name.group(1)) {
            case "server.authority" -> "127.0.0.1:8096";
            case "qc.code" -> "123456";
            case "qc.secret" -> hash.toUpperCase(Locale.ROOT).repeat(8);
            default -> hash.repeat(4);
        };
    }

    String field(String name) {
        return Objects.requireNonNullElse(fields.get(name), "");
    }

    Response response() {
        return new Response(status, fields, Body.of(Buffer.buffer(text)));
    }

    @Override
    public String toString() {
        return place;
    }
}
