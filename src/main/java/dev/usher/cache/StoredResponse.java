package dev.usher.cache;

import dev.usher.http.CacheControl;
import dev.usher.http.CacheStatus;
import dev.usher.http.EntityTag;
import dev.usher.http.Preconditions;
import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A 200 as it was stored, under a lifetime that it does not say itself. */
final class StoredResponse implements Stored {
    private static final CharSequence NOT_TO_BE_KEPT = HttpHeaders.createOptimized("private, no-cache");
    /** Fields that were true of one exchange only. */
    private static final List<String> PASSING = List.of("age", "x-response-time-ms", "content-length");

    /**
     * Under which circumstances a response was fetched; it is stored and used only while they last.
     *
     * @param generation that in which its fetch began
     * @param epoch that of the token for which it was fetched
     * @param told what it tells of
     */
    record Circumstances(long generation, TokenEpochs.Epoch epoch, Scope told) {
        /** Those of what may tell of anything, as long as it has not come. */
        Circumstances(long generation, TokenEpochs.Epoch epoch) {
            this(generation, epoch, Scope.EVERYTHING);
        }

        Circumstances telling(Scope scope) {
            return new Circumstances(generation, epoch, scope);
        }
    }

    private final MultiMap fields;
    private final Body body;
    private final String etag;
    private final Circumstances circumstances;
    private final long storedAt;
    private final AgedAnswer answer;
    private final Validation validation;

    /** {@code origin}, a 200 with its content in memory, as it arrived at {@code storedAt}. */
    StoredResponse(Response origin, Circumstances circumstances, long storedAt) {
        Buffer bytes = origin.body() instanceof Body.Full full ? full.bytes() : Buffer.buffer();
        this.body = origin.body();
        this.etag = EntityTag.of(bytes);
        this.fields = fieldsOf(origin, etag, bytes.length());
        this.circumstances = circumstances;
        this.storedAt = storedAt;
        this.answer = new AgedAnswer(200, fields, body);
        this.validation = new Validation(storedAt);
    }

    private static MultiMap fieldsOf(Response origin, String etag, int length) {
        MultiMap fields = HttpHeaders.headers().addAll(origin.fields());
        PASSING.forEach(fields::remove);
        return fields.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(length))
                .set(HttpHeaders.ETAG, etag)
                .set(HttpHeaders.CACHE_CONTROL, NOT_TO_BE_KEPT)
                .copy(false);
    }

    /**
     * Whether {@code response} is a 200 with all its content in memory, which its server does not forbid to store (RFC 9111
     * §3) in the field that {@code targets} find, and no part of which is meant for one client alone, as a cookie is.
     */
    static boolean isStorable(Response response, Targets targets) {
        CacheControl told = targets.directives(response.fields());
        return response.status() == 200
                && !(response.body() instanceof Body.Streamed)
                && !response.fields().contains(HttpHeaders.SET_COOKIE)
                && !told.noStore()
                && !told.isPrivate()
                && told.privateFields().isEmpty();
    }

    Circumstances circumstances() {
        return circumstances;
    }

    /** What is done behind this while it is stale. */
    Validation validation() {
        return validation;
    }

    long storedAt() {
        return storedAt;
    }

    MultiMap fields() {
        return fields;
    }

    /** What is stored, as it was answered. */
    Response origin() {
        return new Response(200, fields, body);
    }

    @Override
    public long bytes() {
        return Weight.of(fields, length());
    }

    private long length() {
        return body instanceof Body.Full full ? full.bytes().length() : 0;
    }

    /** Whether this was made, at {@code begun} or later, of {@code response} itself and not of one like it. */
    boolean isOf(Response response, long begun) {
        return body == response.body() && storedAt - begun >= 0;
    }

    /** Whether {@code request}'s condition is met by its client's copy (RFC 9110 §13.1.2). */
    boolean isKnownTo(MultiMap requestFields) {
        return Preconditions.noneMatchFails(requestFields, etag);
    }

    /** The answer of this second, from store. */
    Future<Response> hit(CacheStatus cache, long freshNanos, long now) {
        return second(cache, freshNanos, now).answer();
    }

    /** What {@code Cache-Status} says of a hit in this second. */
    String hitStatus(CacheStatus cache, long freshNanos, long now) {
        return second(cache, freshNanos, now).status();
    }

    /** The same without content, for a client that has it. */
    Response notModified(CacheStatus cache, long freshNanos, long now) {
        return FromStore.withoutContent(second(cache, freshNanos, now).fields());
    }

    /** The answer to those for whom it was fetched; without content where it is {@code known} to the client. */
    Response fetched(CacheStatus status, boolean known) {
        return answer(HttpHeaders.headers().addAll(fields).set(CacheStatus.FIELD, status.after(fields)), known);
    }

    /** The answer in place of a server that fails, with its age (RFC 9111 §4). */
    Response standIn(CacheStatus status, long now, boolean known) {
        MultiMap block = HttpHeaders.headers()
                .addAll(fields)
                .set(HttpHeaders.AGE, Long.toString(ageAt(now)))
                .set(CacheStatus.FIELD, status.after(fields));
        return answer(block, known);
    }

    private Response answer(MultiMap block, boolean known) {
        return known ? FromStore.withoutContent(block) : new Response(200, block, body);
    }

    private AgedAnswer.Second second(CacheStatus cache, long freshNanos, long now) {
        long age = ageAt(now);
        return answer.at(cache, age, TimeUnit.NANOSECONDS.toSeconds(freshNanos) - age);
    }

    private long ageAt(long now) {
        return TimeUnit.NANOSECONDS.toSeconds(now - storedAt);
    }
}
