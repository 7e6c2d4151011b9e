package dev.usher.fake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.usher.time.Clockwork;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Gives an answer its profile, its coding and the fields that every answer of the real server carries. */
final class Renderer {
    private static final Set<Integer> BODILESS = Set.of(101, 204, 304);
    private static final String PROBLEM = "application/problem+json";

    private final Clockwork time;
    private final ServerVersion version;

    Renderer(Clockwork time, ServerVersion version) {
        this.time = time;
        this.version = version;
    }

    /** As the set-up server: without CORS, coding and X-Response-Time-ms. */
    Rendered plain(Answer answer) {
        return body(answer, null);
    }

    /** As Kestrel itself: nothing but the status, and the connection ends. */
    Rendered refusal(int status) {
        Rendered rendered = body(Answer.empty(status), null);
        rendered.fields().set("Connection", "close");
        return rendered;
    }

    /** As the real server. */
    Rendered full(Answer answer, Incoming incoming, boolean secure) {
        Rendered rendered = body(answer, incoming.fields().get("Accept"));
        if (incoming.fields().contains("Origin")) {
            rendered.fields().set("Access-Control-Allow-Origin", "*");
        }
        if (version.tellsLanguage() && !incoming.isPreflight()) {
            rendered.fields().set("Content-Language", "en-US");
        }
        double millis = (time.ticker().nanos() - incoming.arrived()) / 1e6;
        rendered.fields().set("X-Response-Time-ms", String.format(Locale.ROOT, "%.4f", millis));
        boolean coded = !secure && compressible(answer) && incoming.fields().contains("Accept-Encoding");
        return coded ? encode(rendered, incoming.fields().get("Accept-Encoding")) : rendered;
    }

    private Rendered body(Answer answer, @Nullable String accept) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        fields.set("Date", HttpDates.format(time.dates().instant())).set("Server", "Kestrel");
        answer.fields().forEach(fields::set);
        Buffer body = Buffer.buffer();
        if (answer.content() instanceof Answer.Json json) {
            body = json(json, accept, fields);
        } else if (answer.content() instanceof Answer.Text text) {
            fields.set("Content-Type", text.type());
            body = Buffer.buffer(text.value());
        } else if (answer.content() instanceof Answer.Bytes bytes) {
            fields.set("Content-Type", bytes.type());
            body = bytes.value();
            fields.set("Content-Length", Integer.toString(body.length()));
        } else if (!BODILESS.contains(answer.status())) {
            fields.set("Content-Length", "0");
        }
        return new Rendered(answer.status(), fields, body);
    }

    private static Buffer json(Answer.Json json, @Nullable String accept, MultiMap fields) {
        Profile profile = Profile.accepted(accept);
        boolean asProblem = json.problem() && accept != null && accept.contains(PROBLEM);
        fields.set("Content-Type", asProblem ? PROBLEM + "; charset=utf-8" : profile.contentType());
        boolean camel = profile == Profile.CAMEL && !json.problem();
        JsonNode value = camel ? WireJson.camelCase(json.value()) : json.value();
        return Buffer.buffer(WireJson.write(value));
    }

    private static boolean compressible(Answer answer) {
        return answer.content() instanceof Answer.Json
                || answer.content() instanceof Answer.Text text && text.compressible();
    }

    private static Rendered encode(Rendered rendered, String accepted) {
        rendered.fields().set("Vary", "Accept-Encoding");
        if (!accepted.toLowerCase(Locale.ROOT).contains("gzip")) {
            return rendered;
        }
        rendered.fields().set("Content-Encoding", "gzip");
        return new Rendered(rendered.status(), rendered.fields(), gzip(rendered.body()));
    }

    private static Buffer gzip(Buffer body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(compressed.toByteArray());
    }
}
