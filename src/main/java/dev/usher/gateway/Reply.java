package dev.usher.gateway;

import dev.usher.service.Body;
import dev.usher.service.Bug;
import dev.usher.service.Cancellation;
import dev.usher.service.Ending;
import dev.usher.service.Observer;
import dev.usher.service.Observers;
import dev.usher.service.Response;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one client gets in the end, and who hears of it. The exchange is over when it is written, or when the client is gone. */
final class Reply {
    private static final Logger LOG = LoggerFactory.getLogger(Reply.class);

    private final HttpServerRequest incoming;
    private final Edge edge;
    private final Cancellation gone = new Cancellation();
    private final RequestId id;
    private final ResponseWriter writer;
    private final boolean admitted;
    private Observers.Watched observer;
    private Outside outside = Outside.NOTHING;
    private @Nullable Throwable broken;
    private @Nullable Visitors visitors;
    private boolean torn;
    private boolean ended;

    Reply(HttpServerRequest incoming, Edge edge) {
        this.incoming = incoming;
        this.edge = edge;
        this.id = RequestId.of(incoming);
        this.observer = edge.watch().observers().begin();
        this.writer = new ResponseWriter(incoming, gone, id, edge);
        this.admitted = edge.watch().drain().admits();
        HttpServerResponse out = incoming.response();
        out.headersEndHandler(ready -> {
            writer.headIsReady();
            observer.answered(out.getStatusCode());
        });
        out.endHandler(written -> end(true));
        out.exceptionHandler(cut -> torn = true);
        out.closeHandler(closed -> {
            gone.cancel();
            end(isWhole(out));
        });
    }

    /** The stream of HTTP/2 closes behind the end of its answer, and Vert.x tells that before it tells the end. */
    private boolean isWhole(HttpServerResponse out) {
        return incoming.version() == HttpVersion.HTTP_2 && out.ended() && !torn;
    }

    private void end(boolean whole) {
        if (!ended) {
            ended = true;
            observer.ended(new Ending(incoming.response().bytesWritten(), whole, id, () -> Edge.addressOf(incoming)));
            edge.watch().drain().ended();
            if (visitors != null) {
                visitors.leave();
            }
        }
    }

    /** Whether the house takes anything new. */
    boolean isAdmitted() {
        return admitted;
    }

    RequestId id() {
        return id;
    }

    Observer observer() {
        return observer;
    }

    /** Comes when the client goes away before it has been answered. */
    Cancellation gone() {
        return gone;
    }

    /** Counts the client among the visitors of {@code door} until the exchange is over. */
    void comesThrough(Door door) {
        if (!ended) {
            visitors = door.visitors();
            visitors.enter();
        }
    }

    /** A {@code Location} is for a client that stands there. */
    void isSeenFrom(Outside place) {
        outside = place;
    }

    /** The rest of the content will not come, which is no fault of the server. */
    void contentBroke(Throwable cause) {
        broken = cause;
        gone.cancel();
    }

    void write(Response answer) {
        writer.write(answer);
    }

    /** Answers a probe, which is nobody's traffic. */
    void toProbe(Response health) {
        observer = Observers.Watched.NONE;
        write(health);
    }

    /** An answer that no server gave leaves nobody to read the content. */
    void stream(Response answer, boolean hasContent) {
        if (broken instanceof UnreadableException unreadable) {
            ResponseWriter.abandon(answer.body());
            refuse(unreadable.problem());
        } else if (hasContent && !(answer.body() instanceof Body.Streamed)) {
            giveUp(answer);
        } else {
            write(outside.relocate(answer));
        }
    }

    /** The exchange of a client whose server has switched protocols is over when both are gone. */
    void upgrade(Response answer) {
        if (answer.body() instanceof Body.Tunnel tunnel) {
            Upgrade.accept(incoming, id.on(answer), tunnel, edge.sockets()).onComplete(over -> end(over.succeeded()));
        } else {
            write(outside.relocate(answer));
        }
    }

    /** The content of an operation did not come whole. A client that has gone away needs no answer. */
    void toUnread(Throwable failure) {
        if (failure instanceof OperationBody.TooLarge) {
            refuse(Problems.CONTENT_TOO_LARGE);
        } else if (failure instanceof UnreadableException unreadable) {
            refuse(unreadable.problem());
        }
    }

    void refuse(Problems problem) {
        observer.problem(problem.type());
        giveUp(problem.toResponse());
    }

    /** Answers and ends the connection, for its next request would stand behind content that nobody has read. */
    private void giveUp(Response answer) {
        writer.writeLast(answer);
        edge.bidFarewell(incoming);
    }

    /** {@code action} as a listener that does not throw: Vert.x would keep what it throws to itself, and the client waiting. */
    <T> Handler<T> guarded(Handler<T> action) {
        return value -> {
            try {
                action.handle(value);
            } catch (RuntimeException bug) {
                fail(bug);
            }
        };
    }

    void fail(Throwable bug) {
        LOG.error("a request met a bug: {}", Bug.inWords(bug));
        if (incoming.response().headWritten()) {
            writer.breakOff();
        } else {
            refuse(Problems.INTERNAL);
        }
    }
}
