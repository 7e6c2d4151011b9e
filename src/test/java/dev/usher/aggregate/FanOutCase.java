package dev.usher.aggregate;

import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Members that do what their name says, on a time that stands still. */
abstract class FanOutCase {
    static final Caller.Credential CREDENTIAL = new Caller.Credential("hash", "device", "token");
    static final Duration PART_TIME = Duration.ofSeconds(2);

    final ManualTime time = new ManualTime();
    final List<Request> asked = new ArrayList<>();
    int merges;

    FanOut fanOut(Member... members) {
        return new FanOut(new Plan(List.of(members), PART_TIME), this::merge, time, time);
    }

    /** Joins the parts, and throws at one that holds a question mark. */
    Buffer merge(List<Buffer> parts) {
        merges++;
        String merged = parts.stream().map(Buffer::toString).collect(Collectors.joining("+"));
        if (merged.contains("?")) {
            throw new IllegalArgumentException("unreadable");
        }
        return Buffer.buffer(merged);
    }

    Member member(String name, Service service) {
        return new Member(name, request -> {
            asked.add(request);
            return service.call(request);
        });
    }

    Member good(String name) {
        Future<Response> answer = Future.succeededFuture(ok(name));
        return member(name, request -> answer);
    }

    Member after(String name, Duration delay) {
        return member(name, request -> {
            Promise<Response> answer = Promise.promise();
            time.after(delay.toNanos(), () -> answer.tryComplete(ok(name)));
            time.after(
                    request.deadlineNanos() - time.nanos(),
                    () -> answer.tryFail(new ServiceException(Kind.RESPONSE_TIMEOUT, true, "late")));
            return answer.future();
        });
    }

    Member hung(String name) {
        return after(name, Duration.ofDays(1));
    }

    Member starting(String name, String retryAfter) {
        Response answer = new Problem(503, "server-starting", "The server is starting", "")
                .toResponse(HttpHeaders.headers().set("Retry-After", retryAfter));
        return member(name, request -> Future.succeededFuture(answer));
    }

    Member failing(String name, Kind kind) {
        return member(name, request -> Future.failedFuture(new ServiceException(kind, false, "failed")));
    }

    Member answering(String name, int status) {
        return member(name, request -> Future.succeededFuture(new Response(status, HttpHeaders.headers(), Body.EMPTY)));
    }

    static Response ok(String text) {
        return new Response(
                200,
                HttpHeaders.headers()
                        .set("Content-Type", "application/json")
                        .set("Cache-Status", "usher/" + text + ";hit;ttl=3")
                        .set("ETag", "\"" + text + "\"")
                        .set("Age", "7"),
                Body.of(Buffer.buffer(text)));
    }

    Request request() {
        return new Request(
                HttpMethod.GET,
                "/list",
                HttpHeaders.headers(),
                Body.EMPTY,
                new Caller("192.0.2.7", "192.0.2.7", false, CREDENTIAL),
                () -> "list",
                time.nanos() + Duration.ofSeconds(15).toNanos(),
                Observer.NONE);
    }

    static String text(Response response) {
        return response.body() instanceof Body.Full full ? full.bytes().toString() : "";
    }
}
