package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be written as HTTP reaches nobody, and costs nobody else his connection. */
class UnwritableTest extends WireCase {
    private static final String UNWRITABLE = "/a b";

    private enum Way {
        OPERATION,
        STREAM,
        UPLOAD,
        TUNNEL,
        LIBRARY
    }

    @BeforeEach
    void answer() {
        origin.script = visit -> visit.answer(OK);
    }

    private Future<Response> ask(Way way, String target) {
        return switch (way) {
            case OPERATION -> operation(target);
            case STREAM -> stream(loop.get(target));
            case UPLOAD ->
                stream(loop.request(HttpMethod.POST, target, new Body.Streamed(new Source(5), -1, new Cancellation())));
            case TUNNEL -> loop.call(wire.tunnels(), loop.get(target));
            case LIBRARY -> loop.call(webWireTo(origin.url("/")), loop.get(target));
        };
    }

    @ParameterizedTest
    @EnumSource
    void targetThatCannotBeWrittenAsksNobodyAndTheNextIsAnswered(Way way) throws Exception {
        ServiceException failure = Loop.failure(ask(way, UNWRITABLE));

        assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(origin.connections).isEmpty();
        assertThat(Loop.await(ask(way, "/")).status()).isEqualTo(200);
        assertThat(origin.connections).hasSize(1);
    }

    @Test
    void connectionOnWhichAWriteThrewIsNotUsedAgain() throws Exception {
        HttpClient client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(1));
        wires.add(client::close);
        Addresses addresses = new Addresses(settings(origin.url("/")), loop.time);

        Future<Response> broken =
                attempt(client, addresses, request -> request.setURI(UNWRITABLE).end());
        Future<Response> waiting = attempt(client, addresses, request -> {});

        assertThat(Loop.failure(broken).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(Loop.await(waiting).status()).isEqualTo(200);
        origin.awaitClosed(0);
    }

    /** Does {@code first} with the request and then sends it, if that has not thrown. */
    private Future<Response> attempt(HttpClient client, Addresses addresses, Consumer<HttpClientRequest> first) {
        return loop.run(() -> {
            Attempt attempt = new Attempt(new Failures("home"), addresses.tour());
            attempt.connect(client, new RequestOptions().setURI("/").setConnectTimeout(ATTEMPT.toMillis()), request -> {
                first.accept(request);
                request.send()
                        .onSuccess(answer ->
                                attempt.succeed(new Response(answer.statusCode(), HttpHeaders.headers(), Body.EMPTY)));
            });
            return attempt.answer();
        });
    }
}
