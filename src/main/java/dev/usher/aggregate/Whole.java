package dev.usher.aggregate;

import dev.usher.http.CacheStatus;
import dev.usher.http.EntityTag;
import dev.usher.http.ProxyStatus;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The one answer that is made of the parts. */
final class Whole {
    private static final CharSequence REVALIDATE = HttpHeaders.createOptimized("private, no-cache");

    /** What is true of a part alone, and never of the whole. */
    private static final List<CharSequence> OF_THE_PART = List.of(
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.AGE,
            HttpHeaders.DATE,
            HttpHeaders.LAST_MODIFIED,
            CacheStatus.FIELD,
            ProxyStatus.FIELD);

    private final Memo memo;
    private final InstantSource clock;

    Whole(Memo memo, InstantSource clock) {
        this.memo = memo;
        this.clock = clock;
    }

    /** The answer to {@code request}: of the good parts if there is one, else why there is none. */
    Response of(List<Part> parts, Request request) {
        List<Buffer> bytes =
                parts.stream().map(Part::bytes).filter(Objects::nonNull).toList();
        if (bytes.isEmpty()) {
            return NoPart.answer(parts, clock);
        }
        Merged merged = memo.of(bytes);
        List<Part> read = parts.stream()
                .map(part -> merged.unreadable().contains(part.bytes()) ? part.unreadable() : part)
                .toList();
        return read.stream()
                .filter(part -> part.bytes() != null)
                .findFirst()
                .map(first -> answer(merged, fields(first, read, merged.etag()), request))
                .orElseGet(() -> NoPart.answer(read, clock));
    }

    private static Response answer(Merged merged, MultiMap fields, Request request) {
        String condition = String.join(",", request.fields().getAll(HttpHeaders.IF_NONE_MATCH));
        if (EntityTag.matches(condition, merged.etag())) {
            return new Response(304, fields.remove(HttpHeaders.CONTENT_TYPE), Body.EMPTY);
        }
        return new Response(200, fields, Body.of(merged.bytes()));
    }

    /** The fields of the first good part, but for what the whole says for itself. */
    private static MultiMap fields(Part first, List<Part> parts, String etag) {
        MultiMap fields = HttpHeaders.headers();
        if (first.response() != null) {
            fields.addAll(first.response().fields());
        }
        OF_THE_PART.forEach(fields::remove);
        fields.set(HttpHeaders.ETAG, etag).set(HttpHeaders.CACHE_CONTROL, REVALIDATE);
        List<String> caches = new ArrayList<>(parts.size());
        for (Part part : parts) {
            String cache = part.field(CacheStatus.FIELD);
            if (cache != null) {
                caches.add(cache);
            }
        }
        if (!caches.isEmpty()) {
            fields.set(CacheStatus.FIELD, String.join(", ", caches));
        }
        String missing = NoPart.proxyStatus(parts);
        return missing.isEmpty() ? fields : fields.set(ProxyStatus.FIELD, missing);
    }
}
