package dev.usher.aggregate;

import dev.usher.http.ProxyStatus;
import dev.usher.http.RetryAfter;
import dev.usher.service.Problem;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The answer where no member did its part. */
final class NoPart {
    private NoPart() {}

    /**
     * What the first member answered, if it did: it alone saw the credential, so that its refusal is the client's. Else an
     * error of ours: 503 if any member may soon be back, be it that it is starting or down for now, 504 if every one was late,
     * 502 otherwise.
     */
    static Response answer(List<Part> parts, InstantSource clock) {
        Response first = parts.get(0).response();
        if (first != null && first.status() >= 300 && first.status() < 500) {
            return first;
        }
        MultiMap fields = HttpHeaders.headers().set(ProxyStatus.FIELD, proxyStatus(parts));
        String detail = parts.stream().map(NoPart::inWords).collect(Collectors.joining("; ", "", "."));
        if (parts.stream().anyMatch(Part::isStarting)) {
            return new Problem(503, "servers-starting", "No server is ready", detail)
                    .toResponse(fields.set(HttpHeaders.RETRY_AFTER, smallestWait(parts, clock)));
        }
        if (parts.stream().anyMatch(Part::isDown)) {
            return new Problem(503, "servers-down", "The servers are down", detail)
                    .toResponse(fields.set(HttpHeaders.RETRY_AFTER, smallestWait(parts, clock)));
        }
        return parts.stream().allMatch(Part::isLate)
                ? new Problem(504, "servers-timeout", "No server answered in time", detail).toResponse(fields)
                : new Problem(502, "servers-unreachable", "No server gave an answer", detail).toResponse(fields);
    }

    /** What must be said of the members that did not do their part, one list member each; empty where all did. */
    static String proxyStatus(List<Part> parts) {
        return parts.stream().map(Part::proxyStatus).filter(Objects::nonNull).collect(Collectors.joining(", "));
    }

    private static String inWords(Part part) {
        return part.member() + ": " + (part.reason() == null ? "answered " + part.status() : part.reason());
    }

    private static String smallestWait(List<Part> parts, InstantSource clock) {
        return RetryAfter.format(parts.stream()
                .filter(part -> part.isStarting() || part.isDown())
                .mapToLong(part -> part.waitNanos(clock.instant()))
                .filter(wait -> wait > 0)
                .min()
                .orElse(0));
    }
}
