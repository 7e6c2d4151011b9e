package dev.usher.gateway;

import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.Reading;
import dev.usher.service.Body;
import dev.usher.service.Bug;
import dev.usher.service.Cancellation;
import dev.usher.service.Ending;
import dev.usher.service.Observer;
import dev.usher.service.Observers;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way through the house, from its head to the answer. */
final class Exchange {
    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);

    private final HttpServerRequest incoming;
    private final Edge edge;
    private final Cancellation gone = new Cancellation();
    private final ResponseWriter writer;
    private @Nullable Throwable broken;
    private Outside outside = new Outside("", false);
    private final RequestId id;
    private final boolean admitted;
    private Observers.Watched observer;
    private @Nullable Visitors visitors;
    private boolean ended;

    Exchange(HttpServerRequest incoming, Edge edge) {
        this.incoming = incoming;
        this.edge = edge;
        this.id = RequestId.of(incoming);
        this.observer = edge.watch().observers().begin();
        this.writer = new ResponseWriter(incoming, gone, id, edge);
        this.admitted = edge.watch().drain().admits();
        HttpServerResponse out = incoming.response();
        out.headersEndHandler(ready -> observer.answered(out.getStatusCode()));
        out.endHandler(written -> end(true));
        out.closeHandler(closed -> {
            gone.cancel();
            end(false);
        });
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

    private void enter(Door door) {
        if (!ended) {
            visitors = door.visitors();
            visitors.enter();
        }
    }

    Observer observer() {
        return observer;
    }

    /** Comes when the client goes away before it has been answered. */
    Cancellation gone() {
        return gone;
    }

    void begin(String mountPoint) {
        if (!admitted) {
            refuse(Problems.CLOSING);
            return;
        }
        Problems problem = edge.problemWith(incoming);
        String target = RequestTarget.originForm(incoming);
        if (problem != null || target == null) {
            refuse(problem == null ? Problems.BAD_TARGET : problem);
            return;
        }
        String inside = RequestTarget.beneath(mountPoint, target);
        Response health = inside == null ? null : edge.watch().health().to(incoming.method(), inside);
        if (health != null) {
            observer = Observers.Watched.NONE;
            writer.write(health);
            return;
        }
        Doors.Entry entry = inside == null ? null : edge.enter(incoming, inside);
        if (entry == null) {
            refuse(inside == null ? Problems.NOT_BENEATH : Problems.NO_SUCH_SERVER);
            return;
        }
        enter(entry.door());
        if (RequestTarget.climbs(entry.target())) {
            refuse(Problems.BAD_TARGET);
        } else if (Upgrade.isAskedBy(incoming)) {
            outside = Outside.of(target, entry.target());
            upgrade(entry);
        } else {
            ask(target, entry);
        }
    }

    private void ask(String target, Doors.Entry entry) {
        Reading reading = edge.read(incoming, entry.target());
        if (reading == null) {
            refuse(Problems.BAD_FIELD);
        } else if (incoming.isEnded() && contentLength() != 0) {
            refuse(Problems.CONTENT_GONE);
        } else if (reading.match().route() instanceof Operation) {
            operate(entry.door().operations(), reading);
        } else {
            outside = Outside.of(target, entry.target());
            stream(entry.door().streams(), reading);
        }
    }

    private void operate(Service operations, Reading reading) {
        if (incoming.method() == HttpMethod.GET) {
            answer(operations, reading, Body.EMPTY, writer::write);
            return;
        }
        id.awaitContent();
        invite();
        Delay.Pending patience = edge.afterDeadline(() -> refuse(Problems.CONTENT_TOO_SLOW));
        OperationBody.read(incoming, edge.bodyLimit())
                .onComplete(
                        guarded(body -> {
                            if (patience.cancel()) {
                                id.readBeside(body);
                                answer(operations, reading, body, writer::write);
                            }
                        }),
                        guarded(failure -> {
                            if (patience.cancel()) {
                                unread(failure);
                            }
                        }));
    }

    private void stream(Service streams, Reading reading) {
        if (isUnannounced()) {
            invite();
            UnannouncedContent.await(incoming, this::contentBroke, gone)
                    .onSuccess(guarded(body -> relay(streams, reading, body)));
            return;
        }
        incoming.pause();
        long length = contentLength();
        invite();
        relay(streams, reading, new Body.Streamed(new IncomingContent(incoming, this::contentBroke), length, gone));
    }

    private void relay(Service streams, Reading reading, Body.Streamed body) {
        answer(streams, reading, body, answer -> answerStream(answer, body.length() != 0));
    }

    /** Whether nothing in the head says if there is content; in HTTP/1.1 there is none then. */
    private boolean isUnannounced() {
        return incoming.version() == HttpVersion.HTTP_2 && !incoming.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }

    /** The rest of a content will not come, which is no fault of the server. */
    private void contentBroke(Throwable cause) {
        broken = cause;
        gone.cancel();
    }

    private void upgrade(Doors.Entry entry) {
        Reading reading = edge.readUpgrade(incoming, entry.target());
        answer(entry.door().tunnels(), reading, new Body.Streamed(incoming, 0, gone), this::answerUpgrade);
    }

    private void answerUpgrade(Response answer) {
        if (answer.body() instanceof Body.Tunnel tunnel) {
            Upgrade.accept(incoming, id.on(answer), tunnel, edge.sockets()).onComplete(over -> end(over.succeeded()));
        } else {
            writer.write(outside.relocate(answer));
        }
    }

    /** An answer that no server gave leaves nobody to read the content. */
    private void answerStream(Response answer, boolean hasContent) {
        if (broken instanceof UnreadableException unreadable) {
            refuse(unreadable.problem());
        } else if (hasContent && !(answer.body() instanceof Body.Streamed)) {
            giveUp(answer);
        } else {
            writer.write(outside.relocate(answer));
        }
    }

    /** Tells a client that waits for it to go on (RFC 9110 §10.1.1). */
    private void invite() {
        if ("100-continue".equalsIgnoreCase(incoming.getHeader(HttpHeaders.EXPECT))) {
            incoming.response().writeContinue();
        }
    }

    private long contentLength() {
        if (incoming.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            return -1;
        }
        String length = incoming.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length.trim());
    }

    private void answer(Service service, Reading reading, Body body, Handler<Response> write) {
        Future<Response> answer = service.call(edge.request(incoming, reading, body, this));
        if (answer.succeeded()) {
            write.handle(answer.result());
        } else {
            answer.onComplete(guarded(write), this::fail);
        }
    }

    /** {@code action} as a listener that does not throw: Vert.x would keep what it throws to itself, and the client waiting. */
    private <T> Handler<T> guarded(Handler<T> action) {
        return value -> {
            try {
                action.handle(value);
            } catch (RuntimeException bug) {
                fail(bug);
            }
        };
    }

    /** The content did not come whole. A client that has gone away needs no answer. */
    private void unread(Throwable failure) {
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

    void fail(Throwable bug) {
        LOG.error("a request met a bug: {}", Bug.inWords(bug));
        if (incoming.response().headWritten()) {
            writer.breakOff();
        } else {
            refuse(Problems.INTERNAL);
        }
    }
}
