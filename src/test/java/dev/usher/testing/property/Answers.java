package dev.usher.testing.property;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import dev.usher.testing.property.Conduct.Manner;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The answers of the server, as a Jellyfin gives them. */
final class Answers {
    static final String SERIAL = "x-serial";

    private final String server;
    private final ManualTime time;
    private final World world;
    private final Consumer<Content> onDrip;

    /** {@code onDrip} is given each content whose second half waits. */
    Answers(String server, ManualTime time, World world, Consumer<Content> onDrip) {
        this.server = server;
        this.time = time;
        this.world = world;
        this.onDrip = onDrip;
    }

    long now() {
        return time.nanos();
    }

    /** The answer to {@code call} that says {@code told}, or that it is still so. */
    Response of(Told told, Call call, Manner manner) {
        MultiMap fields = HttpHeaders.headers().set(SERIAL, Integer.toString(told.serial));
        if (manner == Manner.GREETS) {
            fields.set(HttpHeaders.SET_COOKIE, call.cookie());
        }
        if (told.read.isOperation()) {
            return new Response(
                    200, fields.set("content-type", "application/json"), Body.of(Buffer.buffer(told.text())));
        }
        say(told, fields);
        if (call.knowsOf(told)) {
            return new Response(304, fields, Body.EMPTY);
        }
        if (call.isHead()) {
            fields.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(told.text().length()));
            return new Response(200, fields, Body.EMPTY);
        }
        return call.isForPart()
                ? new Response(206, fields.set("content-range", told.rangeOfPart()), body(told.part(), manner))
                : new Response(200, fields, body(told.text(), manner));
    }

    private static void say(Told told, MultiMap fields) {
        fields.set(HttpHeaders.CACHE_CONTROL, told.read.rule.told());
        if (!told.read.rule.targeted().isEmpty()) {
            fields.set(House.TARGETED, told.read.rule.targeted());
        }
        if (told.read.isPicture()) {
            fields.set(HttpHeaders.VARY, "Accept");
        }
        if (told.read.hasTag()) {
            fields.set(HttpHeaders.ETAG, told.tag());
        }
    }

    private Body body(String text, Manner manner) {
        Content content = new Content(text);
        switch (manner) {
            case DRIPS -> onDrip.accept(content);
            case BREAKS_OFF -> content.breakOff();
            default -> content.release();
        }
        return new Body.Streamed(content, content.length(), new Cancellation());
    }

    /** The answer to a write that is done. */
    Response done(Write write) {
        MultiMap fields = HttpHeaders.headers();
        String location = write.contentLocation();
        return new Response(204, location == null ? fields : fields.set("content-location", location), Body.EMPTY);
    }

    Response refusal() {
        return new Response(401, HttpHeaders.headers(), Body.EMPTY);
    }

    /** A failure of that manner, in which the server answers. */
    Response failure(Manner manner) {
        if (manner != Manner.FORBIDS) {
            world.failed(server, manner == Manner.LOADS || manner == Manner.SETS_UP);
        }
        return switch (manner) {
            case FORBIDS -> answer(403, "", "");
            case FAILS -> answer(500, "content-type", "text/plain");
            case IS_BEHIND_A_PROXY -> answer(502, "content-type", "text/html");
            case LOADS -> answer(503, "content-type", "text/html").with("x-response-time-ms", "1.5");
            case SETS_UP -> answer(503, "content-type", "text/html").with("retry-after", "3");
            case BLOCKS -> answer(503, "", "");
            default -> throw new IllegalArgumentException(manner + " is no failure");
        };
    }

    private static Response answer(int status, String name, String value) {
        MultiMap fields = HttpHeaders.headers();
        boolean empty = name.isEmpty();
        return new Response(
                status,
                empty ? fields : fields.set(name, value),
                empty ? Body.EMPTY : Body.of(Buffer.buffer("it fails")));
    }

    /** Why there is no answer, or null where there is one. */
    @Nullable
    ServiceException silence(Manner manner) {
        return switch (manner) {
            case REFUSES -> missing(Kind.CONNECTION_REFUSED, false);
            case CUTS -> missing(Kind.CONNECTION_TERMINATED, true);
            default -> null;
        };
    }

    ServiceException tooLate() {
        return missing(Kind.RESPONSE_TIMEOUT, true);
    }

    ServiceException goneAway() {
        return missing(Kind.CANCELLED, true);
    }

    private static ServiceException missing(Kind kind, boolean maybeProcessed) {
        return new ServiceException(kind, maybeProcessed, "the play has it: " + kind);
    }
}
