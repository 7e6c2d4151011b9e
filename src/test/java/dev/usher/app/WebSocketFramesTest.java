package dev.usher.app;

import static dev.usher.testing.RawWebSocket.BINARY;
import static dev.usher.testing.RawWebSocket.CONTINUATION;
import static dev.usher.testing.RawWebSocket.FIN;
import static dev.usher.testing.RawWebSocket.PING;
import static dev.usher.testing.RawWebSocket.PONG;
import static dev.usher.testing.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.FrameBytes;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one end of a WebSocket says comes to the other, frame by frame. */
@ExtendWith(VertxExtension.class)
class WebSocketFramesTest extends WebSocketCase {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyFrameOfDataGoesOnAsItCame(boolean upwards) throws Exception {
        List<Frame> frames = List.of(
                new Frame(FIN | TEXT, "{\"MessageType\":\"KeepAlive\"}"),
                new Frame(FIN | BINARY, ""),
                new Frame(FIN | BINARY, "x".repeat(125)),
                new Frame(TEXT, "x".repeat(126)),
                new Frame(CONTINUATION, "half of \u00c3"),
                new Frame(CONTINUATION, ""),
                new Frame(FIN | CONTINUATION, "\u00a4 and the end"),
                new Frame(FIN | BINARY, "y".repeat(65_535)),
                new Frame(FIN | BINARY, "z".repeat(65_536)),
                Frame.text("last"));
        try (Ends ends = open()) {
            RawWebSocket from = upwards ? ends.client() : ends.server();
            RawWebSocket to = upwards ? ends.server() : ends.client();
            for (Frame frame : frames) {
                from.send(frame.first(), frame.payload());
            }

            for (Frame frame : frames) {
                assertThat(to.next()).isEqualTo(frame);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void framesAreFoundWhereverTheirBytesArePartedOrJoined(boolean upwards) throws Exception {
        try (Ends ends = open()) {
            RawWebSocket from = upwards ? ends.client() : ends.server();
            RawWebSocket to = upwards ? ends.server() : ends.client();
            byte[] one = FrameBytes.of(FIN | TEXT, "x".repeat(200).getBytes(StandardCharsets.UTF_8), upwards);
            for (byte part : one) {
                from.raw(new byte[] {part});
            }
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(one);
            both.writeBytes(one);
            from.raw(both.toByteArray());

            for (int i = 0; i < 3; i++) {
                assertThat(to.next()).isEqualTo(Frame.text("x".repeat(200)));
            }
        }
    }

    @Test
    void whatTheServerSaysWithItsAnswerIsNotLost() throws Exception {
        byte[] first = FrameBytes.of(FIN | TEXT, "ForceKeepAlive".getBytes(StandardCharsets.UTF_8), false);
        try (Ends ends = open(first, "/socket")) {
            assertThat(ends.client().next()).isEqualTo(Frame.text("ForceKeepAlive"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void longFrameGoesOnAsSeveralOfOneMessage(boolean upwards) throws Exception {
        String payload = "0123456789abcdef".repeat(40_000) + "end";
        try (Ends ends = open()) {
            RawWebSocket from = upwards ? ends.client() : ends.server();
            RawWebSocket to = upwards ? ends.server() : ends.client();
            CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                try {
                    from.send(TEXT, payload).send(FIN | CONTINUATION, payload).send(FIN | TEXT, "next");
                } catch (IOException torn) {
                    throw new AssertionError(torn);
                }
            });

            List<Integer> firsts = new ArrayList<>();
            StringBuilder message = new StringBuilder();
            for (Frame frame = to.next(); !frame.equals(Frame.text("next")); frame = to.next()) {
                firsts.add(frame.first());
                message.append(frame.payload());
                assertThat(frame.payload().length()).isLessThanOrEqualTo(65_536);
            }
            sent.get();

            assertThat(message).hasToString(payload + payload);
            assertThat(firsts.get(0)).isEqualTo(TEXT);
            assertThat(firsts.subList(1, firsts.size() - 1)).containsOnly(CONTINUATION);
            assertThat(firsts.get(firsts.size() - 1)).isEqualTo(FIN | CONTINUATION);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pingIsAnsweredHereAlsoWithinAMessageAndNoPongGoesOn(boolean upwards) throws Exception {
        try (Ends ends = open()) {
            RawWebSocket from = upwards ? ends.client() : ends.server();
            RawWebSocket to = upwards ? ends.server() : ends.client();
            from.send(TEXT, "begun").send(FIN | PING, "are you there?").send(FIN | PONG, "unasked");
            from.send(FIN | CONTINUATION, "ended");

            assertThat(from.next()).isEqualTo(new Frame(FIN | PONG, "are you there?"));
            assertThat(to.next()).isEqualTo(new Frame(TEXT, "begun"));
            assertThat(to.next()).isEqualTo(new Frame(FIN | CONTINUATION, "ended"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closeGoesOnWithItsCodeAndReasonAndBothConnectionsEnd(boolean upwards) throws Exception {
        try (Ends ends = open()) {
            RawWebSocket from = upwards ? ends.client() : ends.server();
            RawWebSocket to = upwards ? ends.server() : ends.client();
            from.send(FIN | TEXT, "last words").sendClose(4321, "enough");

            assertThat(to.next()).isEqualTo(Frame.text("last words"));
            assertThat(to.next()).isEqualTo(Frame.close(4321, "enough"));
            assertThat(from.next()).isEqualTo(Frame.close(4321, "enough"));
            assertThat(from.next()).isNull();
            to.sendClose(4321, "enough");
            assertThat(to.next()).isNull();
        }
    }

    @Test
    void closeWithoutACodeGoesOnWithoutOne() throws Exception {
        try (Ends ends = open()) {
            ends.client().send(FIN | RawWebSocket.CLOSE, "");

            assertThat(ends.server().next()).isEqualTo(new Frame(FIN | RawWebSocket.CLOSE, ""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C18000000000", // a bit of an extension
                "838000000000", // an opcode that is none
                "8B8000000000",
                "098000000000", // a ping in parts
                "89FE007E00000000", // a long ping
                "8100", // no mask
                "82FE007D00000000", // a length that is longer than it need be
                "82FF000000000000FFFF00000000",
                "82FF800000000000000000000000", // a length without bounds
                "808000000000", // the end of what has not begun
                "018000000000018000000000", // a beginning within what has begun
                "88810000000000", // half a code
                "888200000000" + "03ED", // 1005, which no frame carries
            })
    void whatIsNoFrameOfAClientEndsItWithAProtocolError(String hex) throws Exception {
        try (Ends ends = open()) {
            ends.client().hex(hex);

            Frame first = ends.client().next();
            assertThat(first).isEqualTo(Frame.close(1002, ""));
            Frame told = ends.server().next();
            assertThat(told.first() == TEXT ? ends.server().next() : told).isEqualTo(Frame.close(1001, ""));
        }
    }

    @Test
    void maskedFrameOfAServerEndsItWithAProtocolError() throws Exception {
        try (Ends ends = open()) {
            ends.server().hex("818100000000" + "41");

            assertThat(ends.server().next()).isEqualTo(Frame.close(1002, ""));
            assertThat(ends.client().next()).isEqualTo(Frame.close(1001, ""));
        }
    }
}
