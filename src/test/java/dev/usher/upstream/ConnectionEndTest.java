package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Soon;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.streams.ReadStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a server that ends its connection has said before, whenever that is read. */
class ConnectionEndTest extends WireCase {
    /** How an answer says where it ends. */
    private enum Framing {
        LENGTH,
        CHUNKS,
        CONNECTION;

        String answer(String content) {
            return "HTTP/1.1 200 OK\r\nConnection: close\r\n"
                    + switch (this) {
                        case LENGTH -> "Content-Length: " + content.length() + "\r\n\r\n" + content;
                        case CHUNKS ->
                            "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(content.length()) + "\r\n"
                                    + content + "\r\n0\r\n\r\n";
                        case CONNECTION -> "\r\n" + content;
                    };
        }
    }

    /** A gateway runs on epoll where it can, which tells of the end of a connection though nobody reads from it. */
    @BeforeEach
    @Override
    void open(Vertx given) throws Exception {
        super.open(Vertx.vertx(new VertxOptions().setPreferNativeTransport(true)));
    }

    @AfterEach
    @Override
    void close() throws Exception {
        super.close();
        Loop.await(vertx.close());
    }

    /** All that {@code response} brings to somebody who takes one part of it in each turn of the loop. */
    private Future<Buffer> slowly(Response response) {
        ReadStream<Buffer> stream = ((Body.Streamed) response.body()).stream();
        Buffer all = Buffer.buffer();
        return loop.run(() -> {
            Promise<Buffer> end = Promise.promise();
            stream.exceptionHandler(end::tryFail).endHandler(over -> end.tryComplete(all));
            stream.handler(part -> {
                all.appendBuffer(part);
                Vertx.currentContext().runOnContext(next -> stream.fetch(1));
            });
            stream.fetch(1);
            return end.future();
        });
    }

    /** Asks for {@code content} in {@code framing} and waits until it has been sent and its connection has been ended. */
    private Response ended(Framing framing, String content) throws Exception {
        Promise<Void> end = Promise.promise();
        origin.script = visit ->
                visit.socket().end(Buffer.buffer(framing.answer(content))).onComplete(end);
        Response response = Loop.await(stream(loop.get("/")));
        Loop.await(end.future());
        loop.turn();
        return response;
    }

    /** How much is held where, when the connection ends, depends upon the length. */
    @ParameterizedTest
    @EnumSource
    void answerThatCameWholeIsReadToItsEndThoughItsConnectionHasEnded(Framing framing) throws Exception {
        for (int length = 500_000; length < 3_700_000; length += 65_000) {
            String content = "x".repeat(length);

            Response response = ended(framing, content);

            assertThat(Loop.await(slowly(response)).length()).isEqualTo(length);
        }
    }

    @Test
    void whoReadsNoFurtherLeavesNoConnection() throws Exception {
        Response unread = ended(Framing.LENGTH, "x".repeat(1_000_000));

        Loop.await(loop.run(() -> {
            ((Body.Streamed) unread.body()).cancellation().cancel();
            return Future.succeededFuture();
        }));

        origin.awaitClosed(0);
    }

    @Test
    void requestThatHasNotBegunFailsWithItsConnection() throws Exception {
        origin.script = visit -> visit.answer(OK);
        Loop.await(content(Loop.await(stream(loop.get("/")))));
        Trickle late = new Trickle();
        Body upload = new Body.Streamed(late, 10, new Cancellation());
        Future<Response> answer = stream(loop.request(HttpMethod.PUT, "/", upload));
        Soon.until(late::isRead);

        origin.visits.get(0).socket().close();

        assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.CONNECTION_TERMINATED);
    }

    @Test
    void whatIsAskedOnAnEndedConnectionFailsAtOnce() {
        AtomicInteger retired = new AtomicInteger();
        ExchangeCodec codec = new ExchangeCodec(new AnswerDecoder(new HttpDecoderConfig(), () -> {}));
        EmbeddedChannel channel = new EmbeddedChannel(codec, new ConnectionEnd(codec, retired::incrementAndGet));
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        assertThat(retired).hasValue(1);
        assertThat(channel.isOpen()).isTrue();

        channel.writeOneOutbound(
                new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, io.netty.handler.codec.http.HttpMethod.GET, "/"));

        assertThat(channel.isOpen()).isFalse();
    }
}
