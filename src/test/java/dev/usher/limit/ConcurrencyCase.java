package dev.usher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Cancellation;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** One slot and a line of two before a server by script. */
abstract class ConcurrencyCase {
    static final Duration TIME_ALLOWED = Duration.ofSeconds(15);
    static final Response ANSWER = ScriptedService.response(200, "all");

    final ManualTime time = new ManualTime();
    final ScriptedService server = new ScriptedService(time);
    final ConcurrencyLimit limit = new ConcurrencyLimit("home", new Capacity(1, 2), time, time);
    final ConcurrencyLimitFilter filter = new ConcurrencyLimitFilter(
            "concurrency", limit, request -> !request.target().startsWith("/free"));
    final List<String> refused = new ArrayList<>();

    @AfterEach
    void nothingIsLeftBehind() {
        assertThat(limit.running()).isZero();
        assertThat(limit.waiting()).isZero();
        assertThat(time.pending()).isZero();
        server.assertFollowed();
    }

    Request request(String target) {
        return Requests.get(target, time.nanos() + TIME_ALLOWED.toNanos()).withObserver(new Observer() {
            @Override
            public void refused(String policy) {
                refused.add(policy);
            }
        });
    }

    Future<Response> ask(String target) {
        return filter.apply(request(target), server);
    }

    Future<Response> ask(String target, Cancellation gone) {
        return filter.apply(request(target).withGone(gone), server);
    }

    static ServiceException missing(Future<Response> answer) {
        assertThat(answer.cause()).isInstanceOf(ServiceException.class);
        return (ServiceException) answer.cause();
    }
}
