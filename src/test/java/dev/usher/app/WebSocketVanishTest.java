package dev.usher.app;

import static dev.usher.testing.RawWebSocket.FIN;
import static dev.usher.testing.RawWebSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Proves;
import dev.usher.testing.RawWebSocket;
import dev.usher.testing.RawWebSocket.Frame;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** However one end of a WebSocket goes away, the other is bidden farewell, and is left no torn connection. */
@ExtendWith(VertxExtension.class)
class WebSocketVanishTest extends WebSocketCase {
    /** Ways of going away without a Close. */
    enum Vanishing {
        FIN,
        RST,
        /** A cable is cut: nothing more comes, and nobody answers a ping. */
        SILENCE;

        void befall(RawWebSocket end) throws IOException {
            switch (this) {
                case FIN -> end.close();
                case RST -> end.reset();
                case SILENCE -> {}
            }
        }
    }

    /** Where in its words an end goes away: the hexadecimal bytes that are its last. */
    enum Within {
        NOTHING("", ""),
        /** Two bytes of the head have come, of six or four. */
        A_HEAD("81FE", "817E"),
        /** Three bytes of the payload have come, of ten. */
        A_FRAME("818A00000000414243", "810A414243"),
        /** A part of a message has gone on, and its end will not come. */
        A_MESSAGE("018300000000414243", "0103414243"),
        /** Of a frame that is too long to be held, a part has gone on. */
        A_LONG_FRAME(
                "81FF000000000002000000000000" + "41".repeat(70_000), "817F0000000000020000" + "41".repeat(70_000));

        private final String masked;
        private final String bare;

        Within(String masked, String bare) {
            this.masked = masked;
            this.bare = bare;
        }

        String lastWords(boolean ofClient) {
            return ofClient ? masked : bare;
        }
    }

    static Stream<Arguments> ends() {
        return Stream.of(true, false)
                .flatMap(client -> Stream.of(Vanishing.values())
                        .flatMap(way -> Stream.of(Within.values()).map(where -> Arguments.of(client, way, where))));
    }

    /** Opens a WebSocket by a gateway that takes silence for an end. */
    private Ends openImpatiently() throws Exception {
        port = Front.open(vertx, options().set("websockets.idle", "1s"));
        return open();
    }

    @ParameterizedTest
    @MethodSource("ends")
    void theOtherEndIsBiddenFarewell(boolean client, Vanishing way, Within where) throws Exception {
        try (Ends ends = way == Vanishing.SILENCE ? openImpatiently() : open()) {
            RawWebSocket vanishing = client ? ends.client() : ends.server();
            RawWebSocket staying = client ? ends.server() : ends.client();
            vanishing.hex(where.lastWords(client));
            if (where == Within.A_MESSAGE || where == Within.A_LONG_FRAME) {
                Frame part = staying.nextButPings();
                assertThat(part).isNotNull();
                assertThat(part.first()).isEqualTo(TEXT);
            }
            way.befall(vanishing);

            assertThat(staying.nextButPings()).isEqualTo(Frame.close(1001, ""));
            staying.sendClose(1001, "");
            assertThat(staying.nextButPings()).isNull();
        }
    }

    @Test
    @Proves("websockets.idle")
    void endThatIsSilentIsAskedAndThenBiddenFarewellToo() throws Exception {
        try (Ends ends = openImpatiently()) {
            assertThat(ends.client().next()).isEqualTo(new Frame(FIN | RawWebSocket.PING, ""));
            assertThat(ends.client().next()).isEqualTo(Frame.close(1001, ""));
        }
    }
}
