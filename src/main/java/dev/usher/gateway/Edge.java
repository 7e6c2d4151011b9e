package dev.usher.gateway;

import dev.usher.gateway.websocket.WebSockets;
import dev.usher.http.HttpDate;
import dev.usher.identity.Callers;
import dev.usher.identity.Peer;
import dev.usher.jellyfin.Reading;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Request;
import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** Takes the requests of one event loop from the network to the {@link Door} they ask for, and brings back the answers. */
public final class Edge {
    /** A stream ends when one of its sides ends it; half the range of a reading is more than a hundred years. */
    private static final long NEVER = Long.MAX_VALUE / 2;

    private EdgeSettings settings;
    private Doors doors;
    private final RequestReader reader;
    private Callers callers;
    private final Clockwork time;
    private final Forwarding forwarding;
    private final Map<HttpConnection, Peer> peers = new WeakHashMap<>();
    private final Farewells farewells = new Farewells();
    private final WebSockets sockets;
    private final Watch watch;

    /** An edge for one event loop: {@code callers} is its own, and {@code doors} lead to stacks of the same loop. */
    public Edge(
            EdgeSettings settings, Doors doors, RequestReader reader, Callers callers, Clockwork time, Watch watch) {
        this.watch = watch;
        this.settings = settings;
        this.doors = doors;
        this.reader = reader;
        this.callers = callers;
        this.time = time;
        this.forwarding = new Forwarding(settings.id());
        this.sockets = new WebSockets(time, settings.socketIdle(), new SecureRandom());
    }

    /**
     * Answers {@code incoming}, whose content nobody has read. Whatever goes wrong, the client gets an answer; what comes
     * behind the last answer on a connection gets none.
     *
     * @param mountPoint the path at which this gateway stands, or the empty string for the root
     */
    public void handle(HttpServerRequest incoming, String mountPoint) {
        if (farewells.haveBeenBidTo(incoming)) {
            return;
        }
        Exchange exchange = new Exchange(incoming, this);
        try {
            exchange.begin(mountPoint);
        } catch (RuntimeException bug) {
            exchange.reply().fail(bug);
        }
    }

    /** Answers {@code malformed}, which could not be read as HTTP, and gives its connection up. */
    public void refuse(HttpServerRequest malformed) {
        refuse(malformed, Problems.ofUnreadable(malformed.decoderResult().cause()));
    }

    /** Answers {@code unwelcome} with {@code problem}. */
    void refuse(HttpServerRequest unwelcome, Problems problem) {
        new Reply(unwelcome, this).refuse(problem);
    }

    /**
     * What comes from now on is taken through {@code doors}, by other settings; what is under way goes on. To be called on its
     * event loop. The id stays.
     */
    public void change(EdgeSettings others, Doors otherDoors, Callers otherCallers) {
        settings = others;
        doors = otherDoors;
        callers = otherCallers;
        peers.clear();
        sockets.idleFrom(others.socketIdle());
    }

    /** Bids the WebSockets of this edge farewell, on both their sides; to be called on its event loop. Ends in bounded time. */
    public Future<Void> close() {
        return sockets.close();
    }

    /** The problem with a request that can be told from its head, or null. */
    @Nullable
    Problems problemWith(HttpServerRequest incoming) {
        if (!Methods.pass(incoming.method())) {
            return Problems.METHOD_REFUSED;
        }
        return forwarding.isLoop(incoming.headers()) ? Problems.LOOP : null;
    }

    /** The way that {@code target} takes: a host counts as the client named it to the first of the trusted hops. */
    Doors.@Nullable Entry enter(HttpServerRequest incoming, String target) {
        return doors.enter(target, doors.hosts().isEmpty() ? null : hostOf(incoming));
    }

    private @Nullable String hostOf(HttpServerRequest incoming) {
        String host = client(incoming).approach().host();
        return host == null ? Authority.of(incoming) : host;
    }

    private Peer.Client client(HttpServerRequest incoming) {
        return peers.computeIfAbsent(incoming.connection(), connection -> callers.peer(addressOf(incoming)))
                .client(incoming.headers());
    }

    @Nullable
    Reading read(HttpServerRequest incoming, String target) {
        return reader.read(incoming.method(), target, incoming.headers(), "");
    }

    Reading readUpgrade(HttpServerRequest incoming, String target) {
        return reader.readUpgrade(target, incoming.headers());
    }

    WebSockets sockets() {
        return sockets;
    }

    /** The request that {@code incoming} comes to; what was read of it is used up. */
    Request request(HttpServerRequest incoming, Reading reading, Body body, Reply reply) {
        Peer.Client client = client(incoming);
        Caller caller = client.callers().caller(reading.credential());
        forwarding.stamp(reading.fields(), incoming, client.approach());
        boolean streams = body instanceof Body.Streamed;
        long lasting = streams ? NEVER : settings.deadline().toNanos();
        return new Request(
                incoming.method(),
                reading.match().target(),
                reading.fields(),
                body,
                caller,
                reading.match().route(),
                time.ticker().nanos() + lasting,
                streams ? new EarlyHints(incoming, reply.observer()) : reply.observer(),
                reply.gone());
    }

    Watch watch() {
        return watch;
    }

    /** Whether this gateway has been told to end: each connection ends with its next answer. */
    boolean isEnding() {
        return watch.drain().hasBegun();
    }

    /** The date of this moment, as a field has it. */
    String date() {
        return HttpDate.format(time.dates().instant());
    }

    /** Runs {@code action} when the time of an operation that begins now has passed. */
    Delay.Pending afterDeadline(Runnable action) {
        return time.delay().after(settings.deadline().toNanos(), action);
    }

    /** Gives up the connection of {@code incoming}, to which its last answer has been written. */
    void bidFarewell(HttpServerRequest incoming) {
        farewells.bid(incoming, this);
    }

    int bodyLimit() {
        return settings.bodyLimit();
    }

    /** The address at the other end of the connection. */
    static String addressOf(HttpServerRequest incoming) {
        String address = incoming.remoteAddress() == null
                ? null
                : incoming.remoteAddress().hostAddress();
        return address == null ? "unknown" : address;
    }
}
