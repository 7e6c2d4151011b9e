package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Issued;
import dev.usher.testing.Reluctant;
import dev.usher.testing.Reluctant.Visit;
import dev.usher.testing.Soon;
import dev.usher.testing.TestAuthority;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An upload to a server that does not read it. */
class StalledUploadTest extends StalledCase {
    /** Less than the source produces in a turn of the event loop. */
    private static final int STEP = 4 * 1024;

    private final Cancellation client = new Cancellation();

    private Future<Response> upload() {
        return upload(new Source(SIZE));
    }

    private Future<Response> upload(Source source) {
        return stream(loop.request(HttpMethod.POST, "/", new Body.Streamed(source, SIZE, client))
                .withDeadline(Duration.ofDays(9).toNanos()));
    }

    /** Lets idle times pass until {@code condition} holds: while a system has room, writing goes on for a moment. */
    private void idleUntil(BooleanSupplier condition) {
        Soon.until(() -> {
            idle();
            return condition.getAsBoolean();
        });
    }

    private void idle() {
        try {
            loop.advance(IDLE);
        } catch (Exception late) {
            throw new AssertionError(late);
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
    void connectionOfTlsEndsAsOneOfPlainText() throws Exception {
        Issued certificate = new TestAuthority("Home authority").issue("127.0.0.1");
        try (Reluctant secure =
                new Reluctant(certificate.serving().getServerSocketFactory().createServerSocket())) {
            connect(URI.create(secure.url().toString().replace("http:", "https:")));
            Future<Response> answer = upload();
            try (Visit visit = secure.accept()) {
                idleUntil(answer::isComplete);

                assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
                Soon.until(visit::isCut);
            }
        }
    }

    @Test
    void serverThatReadsNoMoreIsGivenUpAndItsConnectionEnds() throws Exception {
        Future<Response> answer = upload();
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

    /** What lies between two pauses of the source has been written between them. */
    @ParameterizedTest
    @ValueSource(strings = {"", HALF})
    void uploadThatGoesOnNowAndThenIsNotCutNorIsTheAnswerForWhichItIsAwaited(String early) throws Exception {
        AtomicInteger pauses = new AtomicInteger();
        Future<Response> answer = upload(new Source(SIZE).onPause(pauses::incrementAndGet));
        try (Visit visit = server.accept().say(early)) {
            Future<Buffer> content = early.isEmpty() ? null : content(Loop.await(answer));
            int read = 0;
            for (int i = 0; i < 16; i++) {
                loop.advance(IDLE.minusNanos(1));
                for (int second = pauses.get() + 2; pauses.get() < second; read += STEP) {
                    visit.read(STEP);
                    loop.advance(Duration.ZERO);
                }
            }
            visit.read(SIZE - read);
            visit.say(early.isEmpty() ? OK : "x".repeat(96));

            Buffer all = Loop.await(content == null ? content(Loop.await(answer)) : content);
            assertThat(all.length()).isEqualTo(early.isEmpty() ? 2 : 100);
            assertThat(loop.time.pending()).isZero();
        }
    }

    @Test
    void serverThatReadsNoMoreAndBreaksOffItsAnswerIsGivenUp() throws Exception {
        Future<Response> answer = upload();
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
        Future<Response> answer = upload();
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
        Future<Response> answer = upload();
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
        Future<Response> answer = upload();
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
}
