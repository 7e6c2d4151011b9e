package dev.usher.cache;

import dev.usher.http.AgeField;
import dev.usher.http.CacheStatus;
import dev.usher.http.HttpDate;
import dev.usher.http.Preconditions;
import dev.usher.http.Validators;
import dev.usher.service.Body;
import dev.usher.service.Gathering;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A response as it was stored, with the terms on which it may be reused. Immutable but for what is made once a second. */
final class Representation {
    /** Fields that were true of one exchange, or meant for one client. */
    private static final List<String> PASSING = List.of("age", "set-cookie", "set-cookie2", "x-response-time-ms");
    /** Fields that describe the stored content, which a 304 leaves as it is (RFC 9111 §3.2). */
    private static final Set<String> OF_CONTENT =
            Set.of("content-encoding", "content-length", "content-md5", "content-range", "etag");

    /** What one client can leave unread without being counted, in bytes: as much as of any stream. */
    static final int LARGE = 64 * 1024;

    private final int status;
    private final MultiMap fields;
    private final Body body;
    private final Origin origin;
    private final Validators validators;
    private final AgedAnswer answer;
    private final Validation validation;

    /**
     * Where a response comes from.
     *
     * @param terms on what terms it may be reused
     * @param selecting by what it was selected
     * @param mark how often its resource had been invalidated when it began to be fetched
     * @param initialAge its age when it came, in seconds
     * @param arrival when it came
     */
    record Origin(Terms terms, Selecting selecting, long mark, long initialAge, Arrival arrival) {}

    /**
     * When a response came.
     *
     * @param begun the reading of the ticker when it was asked for
     * @param nanos the reading of the ticker when it came
     * @param date the date when it came
     */
    record Arrival(long begun, long nanos, Instant date) {
        /** The age of a response with these fields when it came, in seconds (RFC 9111 §4.2.3). */
        long initialAge(MultiMap fields) {
            Instant made = HttpDate.strict(fields, HttpHeaders.DATE, date);
            long apparent =
                    made == null ? 0 : Math.max(0, Duration.between(made, date).toSeconds());
            long corrected = AgeField.seconds(fields) + TimeUnit.NANOSECONDS.toSeconds(nanos - begun);
            return Math.max(apparent, corrected);
        }
    }

    private Representation(int status, MultiMap fields, Body body, Origin origin) {
        this(
                new Response(status, fields, body),
                origin,
                new Validation(origin.arrival().nanos()));
    }

    private Representation(Response response, Origin origin, Validation validation) {
        this.status = response.status();
        this.fields = response.fields();
        this.body = response.body();
        this.origin = origin;
        this.validation = validation;
        this.validators = Validators.of(fields, origin.arrival().date());
        this.answer = new AgedAnswer(status, fields, body);
    }

    /** {@code response} without the fields that are {@code unstored}. */
    static Representation of(Response response, List<String> unstored, Origin origin) {
        MultiMap fields = HttpHeaders.headers().addAll(response.fields());
        PASSING.forEach(fields::remove);
        unstored.forEach(fields::remove);
        return new Representation(response.status(), fields.copy(false), response.body(), origin);
    }

    /**
     * The same, all of its content having come; whoever validates it goes on. What is large is read as it was gathered, piece by
     * piece, and counted meanwhile.
     */
    Representation whole(Buffer bytes) {
        MultiMap known = HttpHeaders.headers().addAll(fields);
        if (status != 204) {
            known.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length()));
        }
        Body all = bytes.length() > LARGE ? body : Body.of(bytes);
        return new Representation(new Response(status, known.copy(false), all), origin, validation);
    }

    /** The same with the fields that it has {@code merged} with an answer (RFC 9111 §4.3.4); {@code later} is where that comes from. */
    Representation freshened(MultiMap merged, Origin later) {
        return new Representation(status, merged.copy(false), body, later);
    }

    /** These fields, with those of {@code news} in their place. */
    MultiMap merged(MultiMap news) {
        MultiMap merged = HttpHeaders.headers().addAll(fields);
        for (String name : news.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!OF_CONTENT.contains(lower) && !PASSING.contains(lower)) {
                merged.set(name, news.getAll(name));
            }
        }
        return merged;
    }

    int status() {
        return status;
    }

    MultiMap fields() {
        return fields;
    }

    Body body() {
        return body;
    }

    /** All bytes of its content, or null where they have not come. */
    @Nullable
    Buffer content() {
        return body instanceof Body.Gathered gathered
                ? gathered.content().whole().result()
                : body instanceof Body.Full full ? full.bytes() : null;
    }

    Selecting selecting() {
        return origin.selecting();
    }

    long mark() {
        return origin.mark();
    }

    Terms terms() {
        return origin.terms();
    }

    Validators validators() {
        return validators;
    }

    /** Whether the client that sent {@code requestFields} has this (RFC 9110 §13.2.2). */
    boolean isKnownTo(MultiMap requestFields) {
        return status == 200
                && Preconditions.notModified(
                        requestFields, validators, origin.arrival().date());
    }

    /** Its age at {@code now}, a reading of the ticker, in seconds (RFC 9111 §4.2.3). */
    long age(long now) {
        return origin.initialAge()
                + TimeUnit.NANOSECONDS.toSeconds(now - origin.arrival().nanos());
    }

    /** Whether it answers at {@code now} those who ask nothing of it. */
    boolean isFresh(long now) {
        return origin.terms().fresh() > age(now);
    }

    /** What all hits of the second of {@code now} are answered. */
    AgedAnswer.Second hit(CacheStatus cache, long now) {
        long age = age(now);
        return answer.at(cache, age, origin.terms().fresh() - age);
    }

    boolean isValidatable() {
        return !validators.isEmpty();
    }

    /** {@code request} as one that validates this (RFC 9111 §4.3.1), in place of what its client knows. */
    Request validation(Request request) {
        MultiMap asked = HttpHeaders.headers().addAll(request.fields());
        asked.remove(HttpHeaders.IF_NONE_MATCH).remove(HttpHeaders.IF_MODIFIED_SINCE);
        if (validators.etag() != null) {
            asked.set(HttpHeaders.IF_NONE_MATCH, validators.etag());
        }
        if (validators.lastModified() != null) {
            asked.set(HttpHeaders.IF_MODIFIED_SINCE, validators.lastModified());
        }
        return request.withFields(asked);
    }

    /** What is done behind the client's back while this is stale. */
    Validation validation() {
        return validation;
    }

    /** Whether this is what {@code gathering} gathers, or has gathered. */
    boolean isOf(Gathering gathering) {
        return body instanceof Body.Gathered mine
                ? mine.content() == gathering
                : body instanceof Body.Full full
                        && full.bytes() == gathering.whole().result();
    }

    long bytes() {
        return Weight.of(fields, length()) + Weight.of(origin.selecting());
    }

    private long length() {
        if (body instanceof Body.Gathered gathered) {
            return Math.max(0, gathered.content().length());
        }
        return body instanceof Body.Full full ? full.bytes().length() : 0;
    }
}
