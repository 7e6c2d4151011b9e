package dev.usher.gateway;

import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.Reading;
import dev.usher.service.Body;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** One request on its way through the house: it is read, led to its door, and asked behind it; the {@link Reply} goes back. */
final class Exchange {
    private final HttpServerRequest incoming;
    private final Edge edge;
    private final Reply reply;

    Exchange(HttpServerRequest incoming, Edge edge) {
        this.incoming = incoming;
        this.edge = edge;
        this.reply = new Reply(incoming, edge);
    }

    /** What its client gets in the end. */
    Reply reply() {
        return reply;
    }

    void begin(String mountPoint) {
        Problems problem = reply.isAdmitted() ? edge.problemWith(incoming) : Problems.CLOSING;
        String target = problem == null ? RequestTarget.originForm(incoming) : null;
        if (target == null) {
            reply.refuse(problem == null ? Problems.BAD_TARGET : problem);
            return;
        }
        String inside = RequestTarget.beneath(mountPoint, target);
        if (inside == null) {
            reply.refuse(Problems.NOT_BENEATH);
            return;
        }
        Response health = edge.watch().health().to(incoming.method(), inside);
        if (health != null) {
            reply.toProbe(health);
        } else {
            enter(target, inside);
        }
    }

    private void enter(String target, String inside) {
        Doors.Entry entry = edge.enter(incoming, inside);
        if (entry == null) {
            reply.refuse(Problems.NO_SUCH_SERVER);
            return;
        }
        reply.comesThrough(entry.door());
        if (RequestTarget.climbs(entry.target())) {
            reply.refuse(Problems.BAD_TARGET);
        } else if (Upgrade.isAskedBy(incoming)) {
            reply.isSeenFrom(Outside.of(target, entry.target()));
            upgrade(entry);
        } else {
            read(target, entry);
        }
    }

    private void read(String target, Doors.Entry entry) {
        Reading reading = edge.read(incoming, entry.target());
        if (reading == null) {
            reply.refuse(Problems.BAD_FIELD);
        } else if (incoming.isEnded() && ContentHead.length(incoming) != 0) {
            reply.refuse(Problems.CONTENT_GONE);
        } else if (reading.match().route() instanceof Operation) {
            operate(entry.door().operations(), reading);
        } else {
            reply.isSeenFrom(Outside.of(target, entry.target()));
            stream(entry.door().streams(), reading);
        }
    }

    private void operate(Service operations, Reading reading) {
        if (incoming.method() == HttpMethod.GET) {
            ask(operations, reading, Body.EMPTY, reply::write);
            return;
        }
        reply.id().awaitContent();
        ContentHead.invite(incoming);
        Delay.Pending patience = edge.afterDeadline(() -> reply.refuse(Problems.CONTENT_TOO_SLOW));
        OperationBody.read(incoming, edge.bodyLimit())
                .onComplete(
                        reply.guarded(body -> {
                            if (patience.cancel()) {
                                reply.id().readBeside(body);
                                ask(operations, reading, body, reply::write);
                            }
                        }),
                        reply.guarded(failure -> {
                            if (patience.cancel()) {
                                reply.toUnread(failure);
                            }
                        }));
    }

    private void stream(Service streams, Reading reading) {
        if (ContentHead.isSilent(incoming)) {
            ContentHead.invite(incoming);
            UnannouncedContent.await(incoming, reply::contentBroke, reply.gone())
                    .onSuccess(reply.guarded(body -> relay(streams, reading, body)));
            return;
        }
        incoming.pause();
        long length = ContentHead.length(incoming);
        ContentHead.invite(incoming);
        IncomingContent content = new IncomingContent(incoming, reply::contentBroke);
        relay(streams, reading, new Body.Streamed(content, length, reply.gone()));
    }

    private void relay(Service streams, Reading reading, Body.Streamed body) {
        ask(streams, reading, body, answer -> reply.stream(answer, body.length() != 0));
    }

    private void upgrade(Doors.Entry entry) {
        Reading reading = edge.readUpgrade(incoming, entry.target());
        ask(entry.door().tunnels(), reading, new Body.Streamed(incoming, 0, reply.gone()), reply::upgrade);
    }

    private void ask(Service service, Reading reading, Body body, Handler<Response> write) {
        Future<Response> answer = service.call(edge.request(incoming, reading, body, reply));
        if (answer.succeeded()) {
            write.handle(answer.result());
        } else {
            answer.onComplete(reply.guarded(write), reply::fail);
        }
    }
}
