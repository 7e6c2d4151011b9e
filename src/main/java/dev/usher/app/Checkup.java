package dev.usher.app;

import dev.usher.config.Settings;
import dev.usher.doctor.Doctor;
import dev.usher.doctor.LatestReport;
import dev.usher.doctor.Subject;
import dev.usher.identity.Hearsay;
import dev.usher.model.AccessToken;
import dev.usher.time.Ticker;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.function.Supplier;

/** The doctor of a gateway at work, who also knows what it has heard. */
final class Checkup {
    private final LatestReport reports;

    /** Of the gateway with these {@code settings}, as they are when it is asked. */
    Checkup(Vertx vertx, Supplier<Settings> settings, Hearsay hearsay) {
        Doctor doctor = new Doctor(vertx);
        this.reports =
                new LatestReport(() -> doctor.examine(subject(settings.get(), Map.of(), hearsay)), Ticker.system());
    }

    /** What is to be examined of {@code settings}, with tokens of servers by their names. */
    static Subject subject(Settings settings, Map<String, AccessToken> tokens, Hearsay hearsay) {
        return new Subject(settings.upstreams(), settings.aggregate(), tokens, hearsay);
    }

    /** Answers {@code GET /usher/doctor}. */
    void addTo(Router router) {
        router.get("/usher/doctor")
                .handler(routing -> reports.get()
                        .onSuccess(report -> routing.response()
                                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                                .end(report.toJson().encode()))
                        .onFailure(routing::fail));
    }
}
