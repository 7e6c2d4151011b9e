package dev.usher.doctor;

import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Route;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Map;

/** The questions of one examination to one server, all to be answered by the same time. */
final class Inquiry {
    private static final Caller NOBODY = new Caller("127.0.0.1", "127.0.0.1", true, null);

    private final Service wire;
    private final long deadlineNanos;

    private enum Examination implements Route {
        EXAMINATION
    }

    Inquiry(Service wire, long deadlineNanos) {
        this.wire = wire;
        this.deadlineNanos = deadlineNanos;
    }

    /** The answer to a GET of {@code target}. */
    Future<Response> get(String target) {
        return get(target, Map.of());
    }

    /** The answer to a GET of {@code target} with these fields. */
    Future<Response> get(String target, Map<String, String> fields) {
        MultiMap all = HttpHeaders.headers();
        fields.forEach(all::set);
        return wire.call(new Request(
                HttpMethod.GET,
                target,
                all,
                Body.EMPTY,
                NOBODY,
                Examination.EXAMINATION,
                deadlineNanos,
                Observer.NONE));
    }
}
