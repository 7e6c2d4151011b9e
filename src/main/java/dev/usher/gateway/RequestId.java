package dev.usher.gateway;

import dev.usher.jellyfin.Disclosure;
import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of one request in answers and logs: the one that its client gave it, if that can be written down anywhere as it is
 * and gives nothing away that the request holds in confidence, else one that is made when somebody asks for it. For one event
 * loop.
 */
final class RequestId implements Supplier<String> {
    /** The field in which it is given, and given back. */
    static final CharSequence FIELD = HttpHeaders.createOptimized("x-request-id");

    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._~+/=:@-]{1,128}");

    private @Nullable String given;
    private @Nullable String kept;
    private @Nullable String made;

    private RequestId(@Nullable String given) {
        this.given = given;
        this.kept = given;
    }

    static RequestId of(HttpServerRequest request) {
        String told = request.headers().get(FIELD);
        return new RequestId(
                told != null
                                && SANE.matcher(told).matches()
                                && !Disclosure.ofHead(told, request.headers(), String.valueOf(request.uri()))
                        ? told
                        : null);
    }

    /** Keeps to a name of our own until the content has been {@link #readBeside read}: what was given may be a secret in it. */
    void awaitContent() {
        given = null;
    }

    /** Takes the name that the client gave, unless it gives away what is in {@code content}. */
    void readBeside(Body content) {
        boolean harmless =
                kept == null || !(content instanceof Body.Full full) || !Disclosure.ofContent(kept, full.bytes());
        given = harmless ? kept : null;
    }

    /** Whether the client gave one that is kept, and so is to have it back. */
    boolean isGiven() {
        return given != null;
    }

    /** {@code answer} with the name that the client gave, if it is kept and the server has not given it back. */
    Response on(Response answer) {
        return isGiven() && !answer.fields().contains(FIELD) ? answer.with(FIELD, get()) : answer;
    }

    @Override
    public String get() {
        if (given != null) {
            return given;
        }
        if (made == null) {
            made = UUID.randomUUID().toString();
        }
        return made;
    }
}
