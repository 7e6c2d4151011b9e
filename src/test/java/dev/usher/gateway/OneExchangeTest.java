package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ManualTime;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneExchangeTest {
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofNanos(1);

    private final ManualTime time = new ManualTime();
    private final EmbeddedChannel channel = new EmbeddedChannel(
            new OneExchange(new ListenerSettings(8192, 8192, 100, Duration.ofSeconds(10), IDLE, 0), time));

    @AfterEach
    void nothingIsLeftWhenTheConnectionEnds() {
        channel.finishAndReleaseAll();

        assertThat(time.pending()).isZero();
    }

    private void ask(String... upgrade) {
        DefaultHttpRequest head = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/");
        for (String protocol : upgrade) {
            head.headers().set(HttpHeaderNames.UPGRADE, protocol);
        }
        channel.writeInbound(head);
    }

    private void answer(HttpResponseStatus status) {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "other"})
    void connectionEndsWithTheAnswerToARequestThatIsOver(String protocol) {
        ask(protocol);
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(channel.isOpen()).isTrue();

        answer(HttpResponseStatus.OK);

        assertThat(channel.isOpen()).isFalse();
        HttpResponse answer = channel.readOutbound();
        assertThat(answer.headers().get(HttpHeaderNames.CONNECTION)).isEqualTo("close");
    }

    @Test
    void answerThatIsWrittenBeforeTheRequestIsOverIsSentAllTheSame() {
        ask("websocket");
        channel.write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.FORBIDDEN));
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);

        channel.flush();

        HttpResponse answer = channel.readOutbound();
        assertThat(answer.status()).isEqualTo(HttpResponseStatus.FORBIDDEN);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void answerDoesNotCutTheContentThatStillComes() {
        ask();
        answer(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);

        channel.writeInbound(new DefaultHttpContent(Unpooled.EMPTY_BUFFER));
        assertThat(channel.isOpen()).isTrue();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void contentThatDoesNotEndBehindTheAnswerHasTheTimeOfAnIdleConnection() {
        ask();
        answer(HttpResponseStatus.OK);

        time.advance(IDLE.minus(TICK));
        assertThat(channel.isOpen()).isTrue();

        time.advance(TICK);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void interimAnswerAndASwitchOfProtocolsEndNothing() {
        ask("websocket");
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);

        answer(HttpResponseStatus.CONTINUE);
        answer(HttpResponseStatus.SWITCHING_PROTOCOLS);
        channel.writeOutbound(Unpooled.EMPTY_BUFFER);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void nothingBehindTheRequestPasses() {
        ask();
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        channel.releaseInbound();

        ask();

        assertThat(channel.inboundMessages()).isEmpty();
    }
}
