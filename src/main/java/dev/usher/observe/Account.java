package dev.usher.observe;

import dev.usher.service.Ending;
import dev.usher.service.Observers;
import dev.usher.service.Request;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is heard of one exchange. A hit takes no lock, and an attempt takes one: where several servers are asked at once on
 * several event loops, a word for the log line may be lost, never one that is counted.
 */
final class Account implements Observers.Watched {
    private static final Logger ATTEMPTS = LoggerFactory.getLogger("dev.usher.attempts");
    private static final Set<HttpMethod> METHODS = Set.copyOf(HttpMethod.values());

    private final Traffic traffic;
    private final long begun;
    private volatile String operation = "UNREAD";
    private volatile String client = "";
    private volatile String method = "";
    private volatile String caches = "";
    private volatile String conclusion = "";
    private volatile String problem = "";
    private volatile String admission = "admitted";
    private volatile @Nullable Attempts attempts;
    private int status;
    private long headNanos;

    Account(Traffic traffic, long begun) {
        this.traffic = traffic;
        this.begun = begun;
    }

    @Override
    public void asked(Request request) {
        operation = request.route().name();
        client = request.caller().address();
        method = METHODS.contains(request.method()) ? request.method().name() : "OTHER";
    }

    @Override
    public void routed(String server) {
        tally().routed(server);
    }

    @Override
    public void attempt(String server) {
        int number = tally().next(server);
        traffic.meters().attempt(server, number);
        ATTEMPTS.debug("{} of {} at {}: attempt {}", operation, client, server, number);
    }

    private Attempts tally() {
        Attempts known = attempts;
        return known == null ? beginTally() : known;
    }

    private synchronized Attempts beginTally() {
        Attempts known = attempts;
        Attempts begun = known == null ? new Attempts() : known;
        attempts = begun;
        return begun;
    }

    private String servers() {
        Attempts known = attempts;
        return known == null ? "" : known.servers();
    }

    private int attempts() {
        Attempts known = attempts;
        return known == null ? 0 : known.total();
    }

    @Override
    public void concluded(String server, String outcome) {
        traffic.meters().concluded(server, outcome);
        conclusion = outcome;
        ATTEMPTS.debug("{} of {} at {}: {}", operation, client, server, outcome);
    }

    @Override
    public void cache(String name, String member) {
        CacheWord word = CacheWord.of(member);
        traffic.totals().cache(word);
        traffic.meters().cache(name, word.label());
        if (traffic.isLogged()) {
            caches = with(caches, name + ":" + word.label());
        }
    }

    @Override
    public void refused(String policy) {
        traffic.totals().refused(policy);
        traffic.meters().refused(policy);
        admission = policy;
    }

    @Override
    public void problem(String type) {
        problem = type;
    }

    @Override
    public void bridged(String form, String client) {
        traffic.meters().bridged(form, client);
    }

    @Override
    public void answered(int code) {
        status = code;
        headNanos = traffic.nanosSince(begun);
        traffic.totals().request();
        traffic.meters().answered(operation, code, headNanos);
    }

    @Override
    public void ended(Ending ending) {
        if (status == 0) {
            answered(0);
        }
        if (status >= 500) {
            traffic.failed(this, ending);
        }
        if (traffic.isLogged()) {
            traffic.log(this, ending);
        }
    }

    AccessLine line(Instant now, Ending ending) {
        long nanos = traffic.nanosSince(begun);
        String from = client.isEmpty() ? ending.peer().get() : client;
        return new AccessLine(
                now.minusNanos(nanos),
                ending.id().get(),
                new AccessLine.Heard(from, method, operation, servers(), attempts(), caches, admission),
                new AccessLine.Done(status, ending.bytes(), headNanos, nanos, ending.whole()));
    }

    JsonObject error(Instant now, Ending ending) {
        return new JsonObject()
                .put("time", now.toString())
                .put("id", ending.id().get())
                .put("operation", operation)
                .put("server", servers())
                .put("status", status)
                .put("problem", problem)
                .put("last_attempt", conclusion);
    }

    private static String with(String known, String more) {
        return known.isEmpty() || known.equals(more) ? more : known.endsWith("," + more) ? known : known + "," + more;
    }
}
