package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Origin;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What every wire of operations does when time, room or its owner ends. */
abstract class OperationLimitsFacts extends WireCase {
    @Test
    void silentServerIsGivenUpAtTheTimeOfTheAttempt() throws Exception {
        Future<Response> answer = operationArrived(loop.get("/"));
        loop.advance(Duration.ofSeconds(10).minusNanos(1));
        assertThat(answer.isComplete()).isFalse();

        loop.advance(Duration.ofNanos(1));

        ServiceException failure = Loop.failure(answer);
        assertThat(failure.kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
        assertThat(failure.maybeProcessed()).isTrue();
        origin.awaitClosed(0);
    }

    @Test
    void deadlineOfTheRequestEndsAnAttemptBeforeItsOwnTime() throws Exception {
        Promise<Void> arrived = Promise.promise();
        origin.script = visit -> arrived.tryComplete();
        long deadline = loop.time.nanos() + Duration.ofSeconds(2).toNanos();
        Future<Response> answer = loop.call(operations, loop.get("/").withDeadline(deadline));
        Loop.await(arrived.future());

        loop.advance(Duration.ofSeconds(2));

        assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
    }

    @Test
    void requestWithoutTimeIsNotSent() throws Exception {
        ServiceException failure =
                Loop.failure(loop.call(operations, loop.get("/").withDeadline(loop.time.nanos())));

        assertThat(failure.kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(origin.connections).isEmpty();
    }

    @Test
    void drippingContentLosesItsConnectionAtTheDeadlineAndFreesItsPlace() throws Exception {
        Promise<Void> dripped = Promise.promise();
        origin.script = visit -> {
            visit.answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            vertx.setPeriodic(1, drip -> visit.socket().write("1\r\nx\r\n"));
            visit.socket().write("1\r\nx\r\n").onComplete(dripped);
        };
        Future<Response> answer = operationArrived(loop.get("/"));
        Loop.await(dripped.future());

        loop.advance(Duration.ofSeconds(10));

        assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.RESPONSE_TIMEOUT);
        origin.awaitClosed(0);
        origin.script = visit -> visit.answer(OK);
        assertThat(Loop.await(operation("/next")).status()).isEqualTo(200);
    }

    @Test
    void floodIsReadNoFurtherThanTheLimitAndWhatIsOnItsWay() throws Exception {
        AtomicLong written = new AtomicLong();
        origin.script = visit -> {
            visit.answer("HTTP/1.1 200 OK\r\nContent-Length: " + 1024L * MEBIBYTE + "\r\n\r\n");
            flood(visit, written);
        };

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.RESPONSE_TOO_LARGE);
        origin.awaitClosed(0);
        assertThat(written.get()).isLessThan(32L * MEBIBYTE);
        assertThat(log.lines()).isEmpty();
    }

    private static void flood(Origin.Visit visit, AtomicLong written) {
        Buffer part = Buffer.buffer(new byte[64 * 1024]);
        visit.socket().write(part).onSuccess(sent -> {
            written.addAndGet(part.length());
            flood(visit, written);
        });
    }

    @Test
    void contentOfTheGreatestSizeIsReadAndOneByteMoreIsNot() throws Exception {
        origin.script = visit -> visit.answer(chunked(MAX_BODY));
        assertThat(Loop.text(Loop.await(operation("/"))).length()).isEqualTo(MAX_BODY);

        origin.script = visit -> visit.answer(chunked(MAX_BODY + 1));
        assertThat(Loop.failure(operation("/")).kind()).isEqualTo(Kind.RESPONSE_TOO_LARGE);
        origin.awaitClosed(0);
    }

    private static String chunked(int length) {
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(length) + "\r\n"
                + "x".repeat(length) + "\r\n0\r\n\r\n";
    }

    @Test
    void requestBeyondConnectionAndQueueWasNeverSent() throws Exception {
        Future<Response> first = operationArrived(loop.get("/1"));
        Future<Response> second = operation("/2");
        Future<Response> third = operation("/3");

        ServiceException failure = Loop.failure(operation("/4"));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_LIMIT_REACHED);
        assertThat(failure.maybeProcessed()).isFalse();
        origin.script = visit -> visit.answer(OK);
        origin.visits.get(0).answer(OK);
        assertThat(Loop.await(first).status()).isEqualTo(200);
        assertThat(Loop.await(second).status()).isEqualTo(200);
        assertThat(Loop.await(third).status()).isEqualTo(200);
    }

    @Test
    void requestThatWaitedInVainForAConnectionIsNotSentLater() throws Exception {
        origin.script = visit -> {};
        Future<Response> first = operationArrived(loop.get("/1"));
        long soon = loop.time.nanos() + Duration.ofSeconds(1).toNanos();
        Future<Response> second = loop.call(operations, loop.get("/2").withDeadline(soon));

        loop.advance(Duration.ofSeconds(1));

        ServiceException failure = Loop.failure(second);
        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_TIMEOUT);
        assertThat(failure.maybeProcessed()).isFalse();
        origin.script = visit -> visit.answer(OK);
        origin.visits.get(0).answer(OK);
        Loop.await(first);
        assertThat(Loop.await(operation("/3")).status()).isEqualTo(200);
        assertThat(origin.visits)
                .extracting(visit -> visit.head().split(" ")[1])
                .doesNotContain("/media/2");
    }

    @Test
    void closedWireSendsNothing() throws Exception {
        closeWires();

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(loop.time.pending()).isZero();
    }

    @Test
    void wireThatVertxClosedWithItsOwnerAsksNobody() throws Exception {
        String owner = Loop.await(vertx.deployVerticle(context -> {
            connect(origin.url("/"));
            return Future.succeededFuture();
        }));
        Loop.await(vertx.undeploy(owner));

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(loop.time.pending()).isZero();
    }

    @Test
    void storedContentIsACopyOfJustItsSize() throws Exception {
        origin.script = visit -> visit.answer(chunked(700));

        Response response = Loop.await(operation("/"));

        Body.Full full = (Body.Full) response.body();
        assertThat(((io.vertx.core.internal.buffer.BufferInternal) full.bytes())
                        .getByteBuf()
                        .capacity())
                .isEqualTo(700);
    }
}
