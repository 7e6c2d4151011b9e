package dev.usher.collapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

/** A filter that lets requests of one key share a call, before a server by script. */
abstract class CollapseCase {
    static final Duration TIME_ALLOWED = Duration.ofSeconds(15);
    static final Response ANSWER = ScriptedService.response(200, "all");

    final ManualTime time = new ManualTime();
    final ScriptedService server = new ScriptedService(time);
    final Flights flights = new Flights();
    final CollapseFilter filter = new CollapseFilter(
            new CollapseFilter.Rules(
                    request -> request.target().startsWith("/Users") ? request.target() : null,
                    answer -> answer.status() == 200 || answer.status() >= 500),
            flights,
            time,
            time);

    Request request(String target) {
        return Requests.get(target, time.nanos() + TIME_ALLOWED.toNanos());
    }

    Future<Response> ask(String target) {
        return filter.apply(request(target), server);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(flights.size()).isZero();
        assertThat(time.pending()).isZero();
        server.assertFollowed();
    }
}
