package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Reluctant;
import dev.usher.testing.Reluctant.Visit;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that does not read what it is sent. The wire has one connection: the next request shows that it is had again. */
class StalledUploadTest extends WireCase {
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int SIZE = 16 * MEBIBYTE;

    private final Cancellation client = new Cancellation();
    private Reluctant server;

    @BeforeEach
    void listen() throws Exception {
        server = new Reluctant();
        connect(server.url());
    }

    @AfterEach
    void stopListening() throws Exception {
        server.close();
    }

    /** With as little room in the system as the server's has. */
    @Override
    Service operationsTo(URI url) {
        UpstreamSettings all = settings(url);
        wire = Wire.open(
                vertx,
                new UpstreamSettings(
                        all.name(),
                        List.of(new ServerAddress(url)),
                        all.connectTimeout(),
                        all.attemptTimeout(),
                        all.connections(),
                        all.queue(),
                        all.maxBody(),
                        all.tunnels(),
                        all.trust(),
                        IDLE,
                        Reluctant.BUFFER),
                loop.time,
                loop.time);
        wires.add(wire::close);
        return wire.operations();
    }

    private Future<Response> upload(int size) {
        return stream(loop.request(HttpMethod.POST, "/", new Body.Streamed(new Source(size), size, client))
                .withDeadline(Duration.ofDays(9).toNanos()));
    }

    /** Lets idle times pass until {@code condition} holds: while a system has room, writing goes on for a moment. */
    private void idleUntil(BooleanSupplier condition) throws Exception {
        for (long begin = System.nanoTime(); !condition.getAsBoolean(); loop.advance(IDLE)) {
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(30));
        }
    }

    private void nextRequestIsServed() throws Exception {
        Future<Response> next = stream(loop.get("/next"));
        try (Visit visit = server.accept().say(OK)) {
            assertThat(Loop.await(content(Loop.await(next))).toString()).isEqualTo("ok");
            assertThat(visit.head).startsWith("GET /next ");
        }
    }

    @Test
    void serverThatReadsNoMoreIsGivenUpAndItsConnectionEnds() throws Exception {
        Future<Response> answer = upload(SIZE);
        try (Visit visit = server.accept()) {
            idleUntil(answer::isComplete);

            ServiceException failure = Loop.failure(answer);
            assertThat(failure.kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
            assertThat(failure.maybeProcessed()).isTrue();
            assertThat(failure).hasMessage("The server home stopped reading the request and did not answer.");
            nextRequestIsServed();
            Soon.until(visit::isCut);
            assertThat(visit.readOn()).isLessThan(SIZE);
            assertThat(loop.time.pending()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HALF})
    void uploadThatGoesOnNowAndThenIsNotCutNorIsTheAnswerForWhichItIsAwaited(String early) throws Exception {
        int part = 16 * Reluctant.BUFFER;
        Future<Response> answer = upload(SIZE);
        try (Visit visit = server.accept().say(early)) {
            Future<Buffer> content = early.isEmpty() ? null : content(Loop.await(answer));
            for (int read = 0; read < SIZE; read += part) {
                loop.advance(IDLE.minusNanos(1));
                visit.read(part);
            }
            visit.say(early.isEmpty() ? OK : "x".repeat(96));

            assertThat(Loop.await(content == null ? content(Loop.await(answer)) : content))
                    .satisfies(all -> assertThat(all.length()).isEqualTo(content == null ? 2 : 100));
            assertThat(loop.time.pending()).isZero();
        }
    }

    @Test
    void serverThatReadsNoMoreAndBreaksOffItsAnswerIsGivenUp() throws Exception {
        Future<Response> answer = upload(SIZE);
        try (Visit visit = server.accept().say(HALF)) {
            Future<Buffer> content = content(Loop.await(answer));

            idleUntil(content::isComplete);

            assertThat(content.failed()).isTrue();
            nextRequestIsServed();
            Soon.until(visit::isCut);
            assertThat(visit.readOn()).isLessThan(SIZE);
        }
    }

    @Test
    void readerWhoHoldsTheAnswerUpDoesNotMakeTheServerSilent() throws Exception {
        Future<Response> answer = upload(SIZE);
        try (Visit visit = server.accept().say(HALF)) {
            Response response = Loop.await(answer);
            for (int i = 0; i < 100; i++) {
                loop.advance(IDLE);
            }

            visit.read(SIZE);
            visit.say("x".repeat(96));

            assertThat(Loop.await(content(response)).length()).isEqualTo(100);
        }
    }

    @Test
    void serverThatHasAnsweredWithoutReadingLosesTheConnectionAfterTheIdleTime() throws Exception {
        Future<Response> answer = upload(SIZE);
        try (Visit visit = server.accept().say(OK)) {
            assertThat(Loop.await(content(Loop.await(answer))).toString()).isEqualTo("ok");

            idleUntil(() -> loop.time.pending() == 0);

            nextRequestIsServed();
            Soon.until(visit::isCut);
            assertThat(visit.readOn()).isLessThan(SIZE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HALF, OK})
    void clientThatGoesAwayTakesTheConnectionAlong(String said) throws Exception {
        Future<Response> answer = upload(SIZE);
        try (Visit visit = server.accept().say(said)) {
            if (!said.isEmpty()) {
                Response response = Loop.await(answer);
                Future<Buffer> content = content(response);
                Soon.until(() -> said.equals(HALF) || content.isComplete());
            }

            Loop.await(loop.run(() -> {
                client.cancel();
                return Future.succeededFuture();
            }));

            nextRequestIsServed();
            Soon.until(visit::isCut);
            assertThat(visit.readOn()).isLessThan(SIZE);
        }
    }

    @Test
    void clientThatIsSlowDoesNotMakeTheServerSilent() throws Exception {
        Trickle source = new Trickle();
        Future<Response> answer = stream(loop.request(HttpMethod.POST, "/", new Body.Streamed(source, 2, client))
                .withDeadline(Duration.ofDays(9).toNanos()));
        Soon.until(source::isRead);
        Loop.await(loop.run(() -> source.bring("a")));
        try (Visit visit = server.accept()) {
            visit.read(1);

            loop.advance(IDLE.multipliedBy(100));
            Loop.await(loop.run(() -> source.bring("b").compose(brought -> source.finish())));
            visit.read(1);
            visit.say(OK);

            assertThat(Loop.await(content(Loop.await(answer))).toString()).isEqualTo("ok");
        }
    }

    @Test
    void operationWhoseBodyIsNotReadLosesItsConnectionAtTheTimeOfTheAttempt() throws Exception {
        Body body = Body.of(Buffer.buffer(new byte[SIZE]));
        Future<Response> answer = loop.call(operations, loop.request(HttpMethod.POST, "/", body));
        try (Visit visit = server.accept()) {
            loop.advance(ATTEMPT);

            assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
            nextOperationIsServed();
            Soon.until(visit::isCut);
            assertThat(visit.readOn()).isLessThan(SIZE);
        }
    }

    @Test
    void operationWhoseAnswerCameBeforeItsBodyWasReadKeepsNoConnection() throws Exception {
        Body body = Body.of(Buffer.buffer(new byte[SIZE]));
        Future<Response> answer = loop.call(operations, loop.request(HttpMethod.POST, "/", body));
        try (Visit visit = server.accept().say(OK)) {
            assertThat(Loop.text(Loop.await(answer))).isEqualTo("ok");

            nextOperationIsServed();
            Soon.until(visit::isCut);
            assertThat(visit.readOn()).isLessThan(SIZE);
        }
    }

    private void nextOperationIsServed() throws Exception {
        Future<Response> next = operation("/next");
        try (Visit visit = server.accept().say(OK)) {
            assertThat(Loop.text(Loop.await(next))).isEqualTo("ok");
            assertThat(visit.head).startsWith("GET /next ");
        }
    }
}
