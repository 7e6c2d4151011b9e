package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ManualTime;
import dev.usher.time.Clockwork;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {
    private static final Duration HEAD = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofNanos(1);
    private static final String REQUEST = "GET /Users/Me HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String UPLOAD = "POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n";

    private final ManualTime time = new ManualTime();
    private final ConnectionWatch watch =
            new ConnectionWatch(new ListenerSettings(8192, 8192, 100, HEAD, IDLE, 0), new Clockwork(time, time, time));
    private final EmbeddedChannel channel = new EmbeddedChannel(watch.decoder(), watch);

    @AfterEach
    void nothingIsLeftOfTheWatchWhenTheConnectionEnds() {
        channel.finishAndReleaseAll();

        assertThat(time.pending()).isZero();
    }

    @Test
    void headThatDripsIsGivenUp() {
        receive("GET /Users/Me HTTP/1.1\r\nHo");
        time.advance(HEAD.minus(TICK));
        receive("st");
        assertThat(problem()).isNull();

        time.advance(TICK);

        assertThat(problem()).isEqualTo(Problems.HEAD_TOO_SLOW);
        receive(": a\r\n\r\n" + REQUEST);
        assertThat(channel.inboundMessages()).as("behind what was given up").isEmpty();
    }

    @Test
    void connectionOnWhichNothingCameIsClosedWithoutAWord() {
        time.advance(HEAD.minus(TICK));
        assertThat(channel.isOpen()).isTrue();

        time.advance(TICK);

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).isEmpty();
    }

    @Test
    void emptyLinesAreNoHead() {
        receive("\r\n\r\n");

        time.advance(HEAD);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void requestThatWaitsForItsAnswerIsNeverCut() {
        receive(REQUEST);

        time.advance(Duration.ofDays(1));

        assertThat(channel.isOpen()).isTrue();
        assertThat(problem()).isNull();
    }

    @Test
    void headThatComesInOnePieceStartsNoTimer() {
        receive(REQUEST);
        answer(HttpResponseStatus.OK);
        receive(REQUEST);

        assertThat(time.pending()).as("that of the idle time alone").isOne();
    }

    @Test
    void nextHeadMayDripAsLongAsAnAnswerIsDue() {
        receive(REQUEST + "GET /next");
        time.advance(HEAD.multipliedBy(10));
        assertThat(problem()).isNull();

        answer(HttpResponseStatus.OK);
        time.advance(HEAD);

        assertThat(problem()).isEqualTo(Problems.HEAD_TOO_SLOW);
    }

    @Test
    void headThatIsNotReadIsNotLate() {
        receive("GET /Users/Me HTT");
        channel.config().setAutoRead(false);
        time.advance(HEAD.multipliedBy(10));
        assertThat(problem()).isNull();

        channel.config().setAutoRead(true);
        time.advance(HEAD);

        assertThat(problem()).isEqualTo(Problems.HEAD_TOO_SLOW);
    }

    @Test
    void connectionThatIsQuietBehindItsAnswerIsClosed() {
        receive(REQUEST);
        time.advance(IDLE.multipliedBy(2).plusSeconds(1));
        answer(HttpResponseStatus.OK);

        time.advance(IDLE.minus(TICK));
        assertThat(channel.isOpen()).isTrue();

        time.advance(TICK);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void headThatBeginsAtTheEndOfTheIdleTimeHasItsOwn() {
        receive(REQUEST);
        answer(HttpResponseStatus.OK);
        time.advance(IDLE.minus(TICK));

        receive("GET /Users/Me HTTP/1.1\r\n");
        time.advance(HEAD.minus(TICK));
        receive("Host: a\r\n\r\n");
        time.advance(IDLE.multipliedBy(3));

        assertThat(problem()).isNull();
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void contentThatStillComesBehindItsAnswerKeepsTheConnection() {
        receive(UPLOAD);
        answer(HttpResponseStatus.OK);
        for (int i = 0; i < 3; i++) {
            time.advance(IDLE.minus(TICK));
            receive("x");
        }
        assertThat(channel.isOpen()).isTrue();

        time.advance(IDLE);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void interimAnswerIsNone() {
        receive(UPLOAD);
        answer(HttpResponseStatus.CONTINUE);

        time.advance(IDLE.multipliedBy(3));

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void connectionThatBecomesSomethingElseIsWatchedNoMore() {
        receive(REQUEST);

        channel.pipeline().remove(watch.decoder());

        assertThat(time.pending()).isZero();
    }

    private void receive(String octets) {
        channel.writeInbound(Unpooled.copiedBuffer(octets, StandardCharsets.ISO_8859_1));
    }

    private void answer(HttpResponseStatus status) {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }

    /** The problem of the last message that has come through, or null where it has none. */
    private Problems problem() {
        Problems problem = null;
        for (Object message = channel.readInbound(); message != null; message = channel.readInbound()) {
            Throwable cause = ((HttpObject) message).decoderResult().cause();
            problem = cause == null ? null : Problems.ofUnreadable(cause);
        }
        return problem;
    }
}
