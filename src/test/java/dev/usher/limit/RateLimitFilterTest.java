package dev.usher.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateLimitFilterTest {
    private static final Response OK = ScriptedService.response(200, "[]");

    private final ManualTime time = new ManualTime();
    private final ScriptedService server = new ScriptedService(time).otherwise(request -> Future.succeededFuture(OK));
    private final Request request = Requests.get("/Users", Long.MAX_VALUE);

    private RateLimitPolicy policy(String name, Rate rate, Function<Request, @Nullable Object> key) {
        return new RateLimitPolicy(name, RateLimiter.local(rate, time, 100), rate, key);
    }

    private RateLimitPolicy address(Rate rate) {
        return policy("address", rate, asked -> asked.caller().addressGroup());
    }

    private Response ask(RateLimitFilter filter) {
        return filter.apply(request, server).result();
    }

    @Test
    void anAdmittedRequestGetsTheServersOwnAnswer() {
        assertThat(ask(new RateLimitFilter(List.of(address(Rate.parse("1/second"))))))
                .isSameAs(OK);
    }

    @Test
    void aRefusedRequestIsToldTheLimitAndWhenToComeBack() {
        RateLimitFilter filter =
                new RateLimitFilter(List.of(address(Rate.parse("50/second").withBurst(200))));
        for (int i = 0; i < 200; i++) {
            ask(filter);
        }

        Response refusal = ask(filter);

        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.fields().get("Retry-After")).isEqualTo("1");
        assertThat(refusal.fields().get("RateLimit-Policy")).isEqualTo("\"address\";q=200;w=4");
        assertThat(refusal.fields().get("RateLimit")).isEqualTo("\"address\";r=0;t=1");
        assertThat(refusal.fields().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refusal.body())
                .isInstanceOfSatisfying(
                        Body.Full.class,
                        full -> assertThat(new JsonObject(full.bytes()).getString("type"))
                                .isEqualTo("urn:usher:problem:too-many-requests"));
        assertThat(server.calls()).isEqualTo(200);
    }

    @Test
    void retryAfterIsRoundedUpSoThatAPoliteCallerIsAdmitted() {
        RateLimitFilter filter = new RateLimitFilter(List.of(address(new Rate(10, Duration.ofSeconds(17), 1))));
        ask(filter);

        time.advance(Duration.ofSeconds(Long.parseLong(ask(filter).fields().get("Retry-After"))));

        assertThat(ask(filter)).isSameAs(OK);
    }

    @Test
    void theFirstPolicyThatRefusesIsNamedAndLaterOnesPayNothing() {
        List<String> heard = new ArrayList<>();
        Request observed = request.withObserver(new Observer() {
            @Override
            public void refused(String policy) {
                heard.add(policy);
            }
        });
        RateLimitPolicy caller = policy("caller", Rate.parse("1/hour").withBurst(2), asked -> "token");
        RateLimitFilter filter = new RateLimitFilter(List.of(address(Rate.parse("1/second")), caller));

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(filter.apply(observed, server).result().status());
            time.advance(Duration.ofMillis(i == 0 ? 0 : 1000));
        }

        assertThat(statuses).containsExactly(200, 429, 200, 429);
        assertThat(heard).containsExactly("address", "caller");
    }

    @Test
    void aRequestWithoutAKeyIsExempt() {
        RateLimitFilter filter = new RateLimitFilter(List.of(policy("caller", Rate.parse("1/hour"), asked -> null)));

        assertThat(ask(filter)).isSameAs(OK);
        assertThat(ask(filter)).isSameAs(OK);
    }
}
