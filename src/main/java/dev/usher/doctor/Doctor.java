package dev.usher.doctor;

import dev.usher.model.AccessToken;
import dev.usher.time.Clockwork;
import dev.usher.upstream.OwnAddress;
import dev.usher.upstream.OwnContexts;
import dev.usher.upstream.ServerAddress;
import dev.usher.upstream.UpstreamSettings;
import dev.usher.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Examines servers, all at once, over connections of its own that end with the examination. */
public final class Doctor {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final OwnContexts contexts;
    private final Clockwork time;

    /** A doctor who waits for one server 10 seconds at most, all questions together. */
    public Doctor(Vertx vertx) {
        this.vertx = vertx;
        this.contexts = new OwnContexts(vertx);
        this.time = Clockwork.of(contexts.delay());
    }

    /** What is wrong with {@code subject}. May be called on any thread. */
    public Future<Report> examine(Subject subject) {
        List<Future<ServerFacts>> all = subject.servers().stream()
                .flatMap(server -> Place.of(server).stream().map(place -> examine(server, place, subject)))
                .toList();
        return Future.join(all).map(done -> {
            List<ServerFacts> facts = all.stream().map(Future::result).toList();
            return new Report(time.dates().instant(), Diagnosis.of(facts, subject));
        });
    }

    /** An address that is examined has no other one to stand in for it. */
    private Future<ServerFacts> examine(UpstreamSettings whole, Place place, Subject subject) {
        UpstreamSettings server = whole.at(new ServerAddress(place.url()));
        List<Wire> wires = new ArrayList<>();
        long deadline = time.ticker().nanos() + PATIENCE.toNanos();
        Inquiry inquiry = inquiry(server, deadline, wires);
        AccessToken token = subject.tokens().get(server.name());
        Examination.Instruments instruments = new Examination.Instruments(
                inquiry,
                new Eyes(inquiry, token),
                new Guide(inquiry, place.url(), other -> inquiry(other, deadline, wires)),
                contexts.make(() -> OwnAddress.towards(vertx, server)));
        return new Examination(server.name(), place, time, instruments)
                .conduct()
                .eventually(() -> Future.join(wires.stream().map(Wire::close).toList()));
    }

    private Inquiry inquiry(UpstreamSettings server, long deadline, List<Wire> wires) {
        Wire wire = contexts.make(() -> Wire.open(vertx, server, time.ticker(), time.delay()));
        wires.add(wire);
        return new Inquiry(wire.operations(), deadline);
    }
}
