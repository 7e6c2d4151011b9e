package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.LogOf;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Origin;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import dev.usher.upstream.OwnContexts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients of an {@link Origin} that answers as a test wants; all are closed after it, and Vert.x has logged nothing. */
@ExtendWith(VertxExtension.class)
abstract class ClientCase {
    static final String NO_USERS = json("200 OK", "[]");
    static final String SET_UP = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Type: text/html\r\n"
            + "Content-Length: 2\r\n\r\nup";

    @RegisterExtension
    final LogOf log = new LogOf("io.vertx");

    Vertx vertx;
    Origin origin;
    /** How often the clients in a test's own time have set out to wait. */
    final AtomicInteger delays = new AtomicInteger();

    private final List<UsersClient> clients = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        this.vertx = vertx;
        origin = Origin.listen(vertx);
    }

    @AfterEach
    void close() throws Exception {
        for (UsersClient client : clients) {
            Soon.value(client.close());
        }
        origin.close();
        assertThat(log.lines()).isEmpty();
    }

    UsersClientOptions options() {
        return new UsersClientOptions().setUrl(origin.url("").toString()).setDeviceId("test");
    }

    UsersClient open(UsersClientOptions options) {
        return keep(UsersClient.create(vertx, options));
    }

    UsersClient keep(UsersClient client) {
        clients.add(client);
        return client;
    }

    /** A core whose time a test moves; what falls due runs on an event loop. */
    ClientCore core(UsersClientOptions options, ManualTime time) {
        OwnContexts contexts = new OwnContexts(vertx);
        ClientCore core = ClientCore.create(vertx, options, contexts, new Clockwork(time, time, (nanos, action) -> {
            Delay.Pending pending = time.after(nanos, () -> contexts.run(action));
            delays.incrementAndGet();
            return pending;
        }));
        keep(StackedClient.over(core));
        return core;
    }

    /** Completes when the origin has read the next request, and has done with it what its script says. */
    Future<Void> nextVisit() {
        Promise<Void> arrived = Promise.promise();
        Consumer<Origin.Visit> script = origin.script;
        origin.script = visit -> {
            script.accept(visit);
            arrived.tryComplete();
        };
        return arrived.future();
    }

    static UsersException failure(Future<?> call) throws Exception {
        return failure(UsersException.class, call);
    }

    /** Why {@code call} failed; fails where it did not, or for a reason of another kind. */
    static <E extends Throwable> E failure(Class<E> type, Future<?> call) throws Exception {
        try {
            Soon.value(call);
        } catch (ExecutionException failed) {
            if (type.isInstance(failed.getCause())) {
                return type.cast(failed.getCause());
            }
            throw failed;
        }
        throw new AssertionError("there was an answer");
    }

    static String json(String status, String content) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length()
                + "\r\n\r\n" + content;
    }
}
