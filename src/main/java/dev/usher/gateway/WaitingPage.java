package dev.usher.gateway;

import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What somebody reads while the server cannot answer: {@code waiting.html}, which asks again by itself and needs no script. */
enum WaitingPage {
    STARTING("Your media server is starting", "After an update that can take a few minutes."),
    BUSY("Your media server is busy", "Too much is asked of it just now."),
    SILENT("Your media server does not answer", "It may be restarting.");

    private static final int SHORTEST = 1;
    private static final int LONGEST = 60;
    private static final int UNNAMED = 5;
    private static final Map<String, String> FIELDS = Map.of(
            "content-type", "text/html; charset=utf-8",
            "cache-control", "no-store",
            "content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
            "x-content-type-options", "nosniff",
            "referrer-policy", "no-referrer");

    private static final Buffer BEGINNING = beginning();

    private final String html;

    WaitingPage(String heading, String words) {
        html = template().replace("{{heading}}", heading).replace("{{words}}", words);
    }

    /** This page in place of {@code problem}, whose status and other fields it keeps; it asks again when they say so. */
    Response inPlaceOf(Response problem) {
        MultiMap fields = HttpHeaders.headers().addAll(problem.fields()).remove(HttpHeaders.CONTENT_LENGTH);
        FIELDS.forEach(fields::set);
        String text = html.replace("{{seconds}}", Integer.toString(seconds(problem)));
        return new Response(problem.status(), fields, Body.of(Buffer.buffer(text)));
    }

    /** Whether {@code response} is one of these pages. */
    static boolean isShownIn(Response response) {
        return response.status() >= 502
                && response.body() instanceof Body.Full full
                && full.bytes().length() > BEGINNING.length()
                && full.bytes().slice(0, BEGINNING.length()).equals(BEGINNING);
    }

    /** {@code page}, one of these, with the name of the request, which needs no escaping. */
    static Response named(Response page, String id) {
        String text = ((Body.Full) page.body()).bytes().toString().replace("{{id}}", id);
        return new Response(page.status(), page.fields(), Body.of(Buffer.buffer(text)));
    }

    /** Our own word is always a number of seconds. */
    private static int seconds(Response problem) {
        String word = problem.fields().get(HttpHeaders.RETRY_AFTER);
        return word == null || !word.matches("[0-9]{1,6}")
                ? UNNAMED
                : Math.min(LONGEST, Math.max(SHORTEST, Integer.parseInt(word)));
    }

    private static Buffer beginning() {
        String template = template();
        return Buffer.buffer(template.substring(0, template.indexOf("{{")));
    }

    private static String template() {
        try (InputStream file = WaitingPage.class.getResourceAsStream("waiting.html")) {
            if (file == null) {
                throw new IllegalStateException("waiting.html is missing beside " + WaitingPage.class.getName());
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
