package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.app.Wiring.Wires;
import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.Fault;
import dev.usher.gateway.Edge;
import dev.usher.gateway.EdgeSettings;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.NetServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No secret is in any log or error: requests that carry one in every place where one can be meet every kind of failure of a
 * server. What is logged is looked at by {@link dev.usher.testing.SecretScan}.
 */
class SecretsTest extends SecretsCase {
    @Test
    void whereNobodyListens() throws Exception {
        assertRefused(gateway(Front.unlimited(NOBODY)), SecretRequest.all(), 502, 503);
    }

    @Test
    void whereTheServerHangs() throws Exception {
        FakeJellyfin jellyfin = fake();
        jellyfin.failAlways(any -> true, new Fault.Hang());

        assertRefused(gateway(Front.unlimited(jellyfin.url()), "100ms"), SecretRequest.operations(), 504);
    }

    static List<Fault> breaks() {
        return List.of(
                new Fault.Reset(false), new Fault.Reset(true), new Fault.Truncated(true), new Fault.Truncated(false));
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void whereTheConnectionBreaks(Fault fault) throws Exception {
        FakeJellyfin jellyfin = fake();
        jellyfin.failAlways(any -> true, fault);

        int port = gateway(Front.unlimited(jellyfin.url()));
        List<Integer> statuses = new ArrayList<>();
        for (SecretRequest request : SecretRequest.operations()) {
            RawResponse answer = request.send(port);
            assertHidden(answer);
            statuses.add(answer.status());
        }

        assertThat(statuses).as("an answer without content cannot be truncated").contains(502);
    }

    @Test
    void whereTheServerIsStarting() throws Exception {
        FakeJellyfin jellyfin = fake();
        int port = gateway(Front.unlimited(jellyfin.url()), "1s");
        SecretRequest.all().get(0).send(port);
        jellyfin.failAlways(any -> true, new Fault.SetUp());
        SecretRequest.all().get(0).send(port);

        List<String> problems = new ArrayList<>();
        for (SecretRequest request : SecretRequest.all()) {
            RawResponse answer = request.send(port);
            assertThat(answer.status()).as(request.toString()).isEqualTo(503);
            assertHidden(answer);
            problems.add(answer.text());
        }

        assertThat(problems)
                .as("who asks when the word has passed has the server's")
                .anyMatch(text -> text.contains(OURS));
    }

    /** A server that is no HTTP server sends back what it got, so that whoever complains of that repeats it. */
    @Test
    void whereTheServerRepeatsTheRequestAsItsAnswer() throws Exception {
        NetServer echo = Soon.value(vertx.createNetServer()
                .connectHandler(socket -> socket.handler(socket::write))
                .listen(0, "127.0.0.1"));

        assertRefused(
                gateway(Front.unlimited("http://127.0.0.1:" + echo.actualPort())), SecretRequest.oneOfEach(), 502, 504);
    }

    @Test
    void whereTheAnswerIsTooLarge() throws Exception {
        Buffer large = Buffer.buffer(new byte[(16 << 20) + 1]);
        HttpServer server = Soon.value(vertx.createHttpServer()
                .requestHandler(request -> request.response().end(large))
                .listen(0, "127.0.0.1"));
        GatewayOptions options = Front.unlimited("http://127.0.0.1:" + server.actualPort());

        assertRefused(Front.open(vertx, options), SecretRequest.oneOfEach().subList(0, 6), 502);
    }

    private enum Bug {
        THROWN,
        RETURNED;

        /** Fails with all that the request holds. */
        Future<Response> meet(Request request) {
            IllegalStateException bug = new IllegalStateException(request.target() + request.fields() + request.body());
            if (this == THROWN) {
                throw bug;
            }
            return Future.failedFuture(bug);
        }
    }

    @ParameterizedTest
    @EnumSource(Bug.class)
    void whereAServiceHasABug(Bug bug) throws Exception {
        Service service = bug::meet;
        Clockwork time = Clockwork.of(vertx);
        Wiring wiring = new Wiring(Front.unlimited(NOBODY).settings(), time, new Random(1));
        Edge edge = new Edge(
                new EdgeSettings("test", Duration.ofSeconds(1), 1 << 10, Duration.ofMinutes(3)),
                wiring.doors(any -> new Wires(service, service, service)),
                RequestReader.standard(),
                new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES)),
                time,
                new Observation(Front.unlimited(NOBODY).settings(), time, wiring, null).watch());
        HttpServer server = Soon.value(vertx.createHttpServer()
                .requestHandler(request -> edge.handle(request, ""))
                .listen(0, "127.0.0.1"));

        assertRefused(server.actualPort(), SecretRequest.oneOfEach(), 500);
        assertRefused(server.actualPort(), SecretRequest.streams(), 500);
    }

    @Test
    void whereTheServerRefuses() throws Exception {
        int port = gateway(Front.unlimited(fake().url()));

        for (SecretRequest request : SecretRequest.all()) {
            assertThat(request.send(port).status()).as(request.toString()).isBetween(200, 499);
        }
    }
}
