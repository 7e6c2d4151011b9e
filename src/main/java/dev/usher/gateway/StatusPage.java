package dev.usher.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page that shows the status to whoever types the secret. It holds no data itself, and so everybody may have it. */
enum StatusPage {
    HTML("status.html", "text/html; charset=utf-8"),
    CSS("status.css", "text/css; charset=utf-8"),
    READING("status.js", "text/javascript; charset=utf-8"),
    SHOWING("show.js", "text/javascript; charset=utf-8"),
    MEMORY("memory.js", "text/javascript; charset=utf-8"),
    ICON("icon.svg", "image/svg+xml");

    private static final Map<String, String> FIELDS = Map.of(
            "cache-control", "no-store",
            "content-security-policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
                            + " require-trusted-types-for 'script'; trusted-types 'none'",
            "cross-origin-opener-policy", "same-origin",
            "cross-origin-resource-policy", "same-origin",
            "referrer-policy", "no-referrer",
            "x-content-type-options", "nosniff");

    private final String file;
    private final String type;
    private final Buffer content;

    StatusPage(String file, String type) {
        this.file = file;
        this.type = type;
        this.content = read(file);
    }

    /** Adds the page at {@code /} and {@code /usher/}, and beneath the latter what it is made of. */
    static void addTo(Router router) {
        HTML.at(router, "/");
        HTML.at(router, "/usher/");
        for (StatusPage part : values()) {
            part.at(router, "/usher/" + part.file);
        }
    }

    private void at(Router router, String path) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(routing -> write(routing.response()));
    }

    private void write(HttpServerResponse response) {
        FIELDS.forEach(response::putHeader);
        response.putHeader("content-type", type).end(content);
    }

    private static Buffer read(String file) {
        try (InputStream stream = StatusPage.class.getResourceAsStream("status/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("status/" + file + " is missing beside " + StatusPage.class.getName());
            }
            return Buffer.buffer(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
