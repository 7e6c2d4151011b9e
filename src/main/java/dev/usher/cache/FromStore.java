package dev.usher.cache;

import dev.usher.http.ByteRange;
import dev.usher.http.CacheStatus;
import dev.usher.http.Preconditions;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;

/** Makes the answer to one request of a stored response: the whole of it, a part, its head, or that the client has it. */
final class FromStore {
    static final CharSequence RANGE = HttpHeaders.createOptimized("range");

    private static final CharSequence CONTENT_RANGE = HttpHeaders.createOptimized("content-range");
    /** Fields that describe a content which a 304 does not have (RFC 9110 §15.4.5). */
    private static final List<CharSequence> OF_CONTENT = List.of(
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.CONTENT_LANGUAGE,
            CONTENT_RANGE);

    private FromStore() {}

    /** Whether all of {@code request} is asked for, without any condition. */
    static boolean isPlain(Request request) {
        MultiMap fields = request.fields();
        return request.method() == HttpMethod.GET
                && !fields.contains(HttpHeaders.IF_NONE_MATCH)
                && !fields.contains(HttpHeaders.IF_MODIFIED_SINCE)
                && !fields.contains(RANGE);
    }

    /** The answer with the fields of {@code block}. */
    static Response answer(Representation stored, Request request, MultiMap block) {
        if (stored.isKnownTo(request.fields())) {
            return withoutContent(block);
        }
        if (request.method() == HttpMethod.HEAD) {
            return new Response(stored.status(), block, Body.EMPTY);
        }
        Buffer whole = stored.content();
        return stored.status() == 200 && whole != null && isRanged(stored, request)
                ? ranged(stored.body(), whole, request, block)
                : new Response(stored.status(), block, opened(stored.body()));
    }

    static Response withoutContent(MultiMap block) {
        MultiMap rest = HttpHeaders.headers().addAll(block);
        OF_CONTENT.forEach(rest::remove);
        return new Response(304, rest, Body.EMPTY);
    }

    /** {@code body} as one client reads it. */
    static Body opened(Body body) {
        return body instanceof Body.Gathered gathered ? gathered.content().open() : body;
    }

    private static boolean isRanged(Representation stored, Request request) {
        return request.fields().contains(RANGE) && Preconditions.rangeApplies(request.fields(), stored.validators());
    }

    private static Response ranged(Body body, Buffer whole, Request request, MultiMap block) {
        ByteRange range = ByteRange.of(request.fields().get(RANGE), whole.length());
        if (range instanceof ByteRange.Part part) {
            MultiMap fields = HttpHeaders.headers()
                    .addAll(block)
                    .set(HttpHeaders.CONTENT_LENGTH, Long.toString(part.last() + 1 - part.first()))
                    .set(CONTENT_RANGE, part.contentRange(whole.length()));
            return new Response(206, fields, part(body, whole, part));
        }
        return range instanceof ByteRange.Unsatisfiable none
                ? unsatisfiable(none.contentRange(whole.length()), block)
                : new Response(200, block, opened(body));
    }

    /** A small part of what is large is copied, or it would keep all of it. */
    private static Body part(Body body, Buffer whole, ByteRange.Part part) {
        int first = (int) part.first();
        int end = (int) part.last() + 1;
        if (body instanceof Body.Gathered gathered) {
            return end - first > Representation.LARGE
                    ? gathered.content().open(first, end)
                    : Body.of(whole.getBuffer(first, end));
        }
        return Body.of(whole.slice(first, end));
    }

    /** Not of the stored content, but by the same rules of who may see it. */
    private static Response unsatisfiable(String contentRange, MultiMap block) {
        MultiMap fields = HttpHeaders.headers();
        block.forEach((name, value) -> {
            if (isForReaders(name.toLowerCase(Locale.ROOT))) {
                fields.add(name, value);
            }
        });
        fields.set(CONTENT_RANGE, contentRange)
                .set(HttpHeaders.CONTENT_LENGTH, "0")
                .set(CacheStatus.FIELD, block.get(CacheStatus.FIELD));
        return new Response(416, fields, Body.EMPTY);
    }

    private static boolean isForReaders(String name) {
        return name.equals("vary") || name.equals("cross-origin-resource-policy") || name.startsWith("access-control-");
    }
}
