package dev.usher.fake;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Takes each request from its head to its answer, through the phase and the fault that stand in its way. */
final class Exchanges {
    private final FakeJellyfin fake;
    private final Household house;
    private final Pipeline pipeline;
    private final StartUp startUp;
    private final Renderer renderer;
    private final Sender sender;
    private final Pace pace;
    private final ClientAddress addresses;

    Exchanges(FakeJellyfin fake, Household house, Sender sender) {
        this.fake = fake;
        this.house = house;
        this.sender = sender;
        ServerOperations server = new ServerOperations(house, () -> fake.url() + house.options.baseUrl());
        addresses = new ClientAddress(house.options.knownProxies());
        pipeline = new Pipeline(house, RouteTable.of(house, server), addresses, fake::carriedOut);
        startUp = new StartUp(server);
        renderer = new Renderer(house.time, house.version);
        pace = new Pace(house.time.ticker());
    }

    /** What Vert.x could not read; its decision is Kestrel's but for the spelling of the answer. */
    void invalid(HttpServerRequest request) {
        String cause = String.valueOf(request.decoderResult().cause());
        int status = cause.contains("TooLongHttpLine") ? 414 : cause.contains("TooLong") ? 431 : 400;
        sender.whole(request, renderer.refusal(status));
    }

    void handle(HttpServerRequest request) {
        guarded(request, () -> accept(request));
    }

    /** A request handler that throws would leave its client waiting, so the connection ends instead. */
    private static void guarded(HttpServerRequest request, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            request.connection().close();
        }
    }

    private void accept(HttpServerRequest request) {
        Target target = Target.parse(request.uri(), house.options);
        MultiMap fields = Kestrel.decode(request.headers());
        int refusal = fields == null ? 400 : Kestrel.refusal(request, target);
        if (refusal != 0 || fields == null) {
            sender.whole(request, renderer.refusal(refusal));
            return;
        }
        String peer = request.remoteAddress().hostAddress();
        long arrived = house.time.ticker().nanos();
        Incoming head = new Incoming(received(request, Buffer.buffer()), target, fields, peer, arrived);
        Fault fault = fake.faults().next(head.received());
        if (fault instanceof Fault.Reset reset && !reset.processed()) {
            request.connection().close();
        } else if (fault instanceof Fault.Death death && death.moment() == Fault.Moment.UNREAD) {
            fake.stop();
        } else if (head.wantsWebSocket()) {
            read(request, head, fault);
        } else {
            request.body()
                    .onSuccess(body ->
                            guarded(request, () -> read(request, head.with(received(request, body)), fault)));
        }
    }

    private static ReceivedRequest received(HttpServerRequest request, Buffer body) {
        return new ReceivedRequest(request.method(), request.uri(), request.headers(), body);
    }

    private void read(HttpServerRequest request, Incoming incoming, @Nullable Fault fault) {
        fake.received(incoming.received());
        long wait = fault instanceof Fault.Delayed delayed ? delayed.time().toNanos() : 0;
        if (house.options.paced() && fake.phase() == Phase.READY) {
            wait += pace.nanos(incoming);
        }
        if (fault instanceof Fault.Hang) {
            return;
        }
        if (wait > 0) {
            sender.later(wait, () -> guarded(request, () -> respond(request, incoming, fault)));
        } else {
            respond(request, incoming, fault);
        }
    }

    private void respond(HttpServerRequest request, Incoming incoming, @Nullable Fault fault) {
        Rendered rendered = render(incoming, fault);
        if (request.response().closed()) {
            return;
        }
        if (rendered.status() == 101) {
            request.response().headers().setAll(rendered.fields());
            request.toWebSocket().onSuccess(fake.openSockets()::serve);
        } else if (fault instanceof Fault.Reset) {
            request.connection().close();
        } else if (fault instanceof Fault.Death death) {
            die(request, rendered, death.moment());
        } else if (fault instanceof Fault.Truncated truncated) {
            sender.truncated(request, rendered, truncated.chunked())
                    .onComplete(sent -> request.connection().close());
        } else if (fault instanceof Fault.Dripping dripping) {
            sender.dripping(request, rendered, dripping);
        } else {
            sender.whole(request, rendered);
        }
    }

    private void die(HttpServerRequest request, Rendered rendered, Fault.Moment moment) {
        Future<Void> last = moment == Fault.Moment.HALF_ANSWERED
                ? sender.truncated(request, rendered, true)
                : Future.succeededFuture();
        last.onComplete(sent -> fake.stop());
    }

    private Rendered render(Incoming incoming, @Nullable Fault fault) {
        if (fault instanceof Fault.SetUp) {
            return renderer.plain(StartUp.setUpPage());
        }
        if (fake.phase() == Phase.SET_UP) {
            return renderer.plain(startUp.setUp(incoming.withoutBaseUrl(house.options)));
        }
        String detour = fault instanceof Fault.Elsewhere
                ? "../jellyfin/web/"
                : incoming.target().detour();
        if (detour != null) {
            return renderer.plain(Answer.empty(302).with("Location", detour));
        }
        boolean secure = addresses.secure(incoming.peer(), incoming.fields());
        Answer refused = refused(fault);
        Answer answer =
                refused == null ? pipeline.answer(incoming, incoming.received().body(), fake.phase()) : refused;
        return renderer.full(answer, incoming, secure);
    }

    private static @Nullable Answer refused(@Nullable Fault fault) {
        if (fault instanceof Fault.Loading) {
            return StartUp.loading();
        }
        if (fault instanceof Fault.Blocked) {
            return Answer.empty(503);
        }
        if (fault instanceof Fault.Unavailable unavailable) {
            Answer answer = Answer.text(503, "text/plain", "Service Unavailable");
            return unavailable.retryAfter() == null ? answer : answer.with("Retry-After", unavailable.retryAfter());
        }
        return null;
    }
}
