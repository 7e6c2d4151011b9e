package dev.usher.cache;

import dev.usher.http.CacheControl;
import dev.usher.http.CacheStatus;
import dev.usher.http.HttpDate;
import dev.usher.service.Gathering;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.time.Clockwork;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is stored of one server by its own word, seen from all event loops. */
public final class HttpCache {
    private final String server;
    private final String name;
    private final CacheStatus status;
    private final CacheStore store;
    private final Invalidations invalidations;
    private final long patience;
    private final Clockwork time;
    private final OwnWord reading;

    /**
     * The cache of one server.
     *
     * @param server its name
     * @param invalidations how often its resources have been invalidated
     * @param patience how long the head of an answer is waited for that nobody waits for
     */
    public record Of(String server, Invalidations invalidations, Duration patience) {}

    /** A view of {@code store}; {@code reading} is how what a response says of its storing is read. */
    public HttpCache(Of whom, CacheStore store, Clockwork time, OwnWord reading) {
        this.server = whom.server();
        this.name = "usher/" + server;
        this.status = CacheStatus.of(name);
        this.store = store;
        this.invalidations = whom.invalidations();
        this.patience = whom.patience().toNanos();
        this.time = time;
        this.reading = reading;
    }

    String name() {
        return name;
    }

    CacheStatus status() {
        return status;
    }

    Invalidations invalidations() {
        return invalidations;
    }

    /** When an answer is of no more use that is asked for now on nobody's behalf. */
    long deadline() {
        return now() + patience;
    }

    long now() {
        return time.ticker().nanos();
    }

    Lookup look(HttpCachePolicy policy, Request request) {
        String target = policy.target(request.target());
        ResourceKey key = new ResourceKey(server, target, policy.partition(request));
        long mark = invalidations.of(key);
        Resource resource = store.resource(key);
        if (resource == null) {
            return new Lookup(request, key, null, mark, "uri-miss");
        }
        Representation selected = resource.select(request.fields());
        if (selected == null) {
            return new Lookup(request, key, null, mark, "vary-miss");
        }
        return selected.mark() == mark
                ? new Lookup(request, key, selected, mark, "stale")
                : new Lookup(request, key, null, mark, "stale");
    }

    /** Whether anything is stored, fresh or not, of what {@code request} asks for. */
    public boolean knows(HttpCachePolicy policy, Request request) {
        ResourceKey key = new ResourceKey(server, policy.target(request.target()), policy.partition(request));
        return store.resource(key) != null;
    }

    /** The terms on which {@code response} to {@code request} may be stored, or null. */
    @Nullable
    Terms terms(Request request, Response response, boolean credentialed) {
        return Terms.of(
                response, new Terms.Circumstances(credentialed, time.dates().instant(), reading));
    }

    /** The fields of {@code response} that are for one client, or for one use alone: the rest is stored (RFC 9111 §5.2.2.4, §5.2.2.7). */
    List<String> unstored(Response response) {
        CacheControl told = reading.targets().told(response.fields()).directives();
        List<String> names = new ArrayList<>(told.noCacheFields());
        names.addAll(told.privateFields());
        return names;
    }

    /** {@code fields} of an answer that has just come, with the date where the server had no clock (RFC 9110 §6.6.1). */
    MultiMap dated(MultiMap fields) {
        return fields.contains(HttpHeaders.DATE)
                ? fields
                : HttpHeaders.headers()
                        .addAll(fields)
                        .set(HttpHeaders.DATE, HttpDate.format(time.dates().instant()));
    }

    Representation.Arrival arrival(long begun) {
        return new Representation.Arrival(begun, now(), time.dates().instant());
    }

    /** How often something has been forgotten on demand. */
    long purges() {
        return store.purges();
    }

    /**
     * Keeps what is still coming, where its length is known, and what has come of the rest, unless something has been forgotten
     * on demand since {@link #purges} was {@code since}; returns whether it does.
     */
    boolean keep(Lookup lookup, Representation fetched, Gathering content, long since) {
        if (invalidations.of(lookup.key()) != fetched.mark()) {
            return false;
        }
        boolean known = content.isForMany();
        if (known && !store.put(lookup.key(), fetched, since)) {
            return false;
        }
        content.whole()
                .onSuccess(bytes -> {
                    if (known) {
                        store.complete(lookup.key(), content, bytes);
                    } else {
                        store.put(lookup.key(), fetched.whole(bytes), since);
                    }
                })
                .onFailure(broken -> store.drop(lookup.key(), content));
        return true;
    }

    void replace(ResourceKey key, Representation old, Representation latest) {
        store.replace(key, old, latest);
    }

    void drop(ResourceKey key, Representation old) {
        store.drop(key, old);
    }

    /** Whether {@code gathering} is in store already, for another who waited for it. */
    boolean holds(ResourceKey key, Request request, Gathering gathering) {
        Resource resource = store.resource(key);
        Representation selected = resource == null ? null : resource.select(request.fields());
        return selected != null && selected.isOf(gathering);
    }

    /** Forgets what is stored if {@code head}, the answer to a HEAD, is not of the same representation (RFC 9111 §4.3.5). */
    void compare(Lookup lookup, Response head) {
        Representation stored = lookup.stored();
        if (stored != null && !isOfTheSame(stored, head)) {
            drop(lookup.key(), stored);
        }
    }

    private static boolean isOfTheSame(Representation stored, Response head) {
        String length = head.fields().get(HttpHeaders.CONTENT_LENGTH);
        return Objects.equals(stored.validators().etag(), head.fields().get(HttpHeaders.ETAG))
                && Objects.equals(
                        stored.validators().lastModified(), head.fields().get(HttpHeaders.LAST_MODIFIED))
                && (length == null || length.equals(stored.fields().get(HttpHeaders.CONTENT_LENGTH)));
    }
}
