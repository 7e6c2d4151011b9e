package dev.usher.doctor;

import dev.usher.service.Body;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks one server all there is to ask. It is over when the deadline of its inquiry is. */
final class Examination {
    private static final String READY = "Healthy";

    private final String name;
    private final Place place;
    private final Clockwork time;
    private final Instruments instruments;

    /**
     * What a server is examined with.
     *
     * @param inquiry asks it
     * @param eyes find out how it sees this gateway
     * @param guide finds out where its address leads
     * @param address tells from where it is reached
     */
    record Instruments(Inquiry inquiry, Eyes eyes, Guide guide, Future<String> address) {}

    Examination(String name, Place place, Clockwork time, Instruments instruments) {
        this.name = name;
        this.place = place;
        this.time = time;
        this.instruments = instruments;
    }

    /** What comes to light. */
    Future<ServerFacts> conduct() {
        long begun = time.ticker().nanos();
        return instruments.inquiry().get(Eyes.WHO).transform(answer -> {
            Duration trip = Duration.ofNanos(time.ticker().nanos() - begun);
            if (answer.failed()) {
                return silent(answer.cause()).map(silence -> facts(silence, null));
            }
            ClockReading clock = ClockReading.of(answer.result(), time.dates().instant(), trip);
            return closer(Encounter.at(answer.result()))
                    .recover(Examination::silent)
                    .map(encounter -> facts(encounter, clock));
        });
    }

    private ServerFacts facts(Encounter encounter, @Nullable ClockReading clock) {
        return new ServerFacts(name, place, encounter, clock);
    }

    private static Future<Encounter> silent(Throwable cause) {
        return cause instanceof ServiceException known
                ? Future.succeededFuture(new Encounter.Silent(known.kind(), String.valueOf(known.getMessage())))
                : Future.failedFuture(cause);
    }

    /** While it starts, a server may introduce itself all the same. */
    private Future<Encounter> closer(Encounter first) {
        if (!(first instanceof Encounter.Met met)) {
            return Future.succeededFuture(first);
        }
        return instruments
                .inquiry()
                .get("/health")
                .compose(health -> isReady(health)
                        ? acquaint(met.introduction())
                        : Future.succeededFuture(new Encounter.Starting()));
    }

    private Future<Encounter> acquaint(Introduction introduction) {
        return instruments
                .address()
                .otherwise("")
                .compose(instruments.eyes()::look)
                .compose(sight -> instruments
                        .guide()
                        .follow(introduction)
                        .map(lead -> new Encounter.Met(introduction, sight, lead)));
    }

    private static boolean isReady(Response health) {
        return health.status() == 200
                && health.body() instanceof Body.Full full
                && full.bytes().toString().strip().equals(READY);
    }
}
