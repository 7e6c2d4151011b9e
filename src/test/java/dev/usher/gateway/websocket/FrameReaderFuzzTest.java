package dev.usher.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

class FrameReaderFuzzTest {
    /** What a reader has told. */
    private static final class Told implements FrameReader.Listener {
        final List<String> events = new ArrayList<>();
        final Buffer data = Buffer.buffer();

        @Override
        public void data(Buffer frame) {
            FrameHead head = FrameHead.read(frame, 0);
            assertThat(head).isNotNull();
            assertThat(frame.length()).isEqualTo(head.size() + (int) head.length());
            assertThat(head.reserved()).isZero();
            assertThat(head.length()).isBetween(0L, (long) FrameReader.LARGEST);
            events.add(head + " " + frame);
            data.appendBuffer(frame);
        }

        @Override
        public void control(int opcode, Buffer payload) {
            assertThat(Opcode.isControl(opcode)).isTrue();
            assertThat(payload.length()).isLessThanOrEqualTo(FrameHead.MOST_CONTROL);
            events.add(opcode + " " + payload);
        }

        @Override
        public void malformed() {
            events.add("malformed");
        }
    }

    @Fuzzed
    void whatIsToldDoesNotHangOnHowTheBytesComeAndCanBeReadAgain(byte[] bytes) {
        for (boolean masked : new boolean[] {true, false}) {
            Told atOnce = new Told();
            new FrameReader(masked, atOnce).read(Buffer.buffer(bytes));
            Told oneByOne = new Told();
            FrameReader reader = new FrameReader(masked, oneByOne);
            for (byte part : bytes) {
                reader.read(Buffer.buffer(new byte[] {part}));
            }
            Told again = new Told();
            new FrameReader(masked, again).read(atOnce.data.copy());

            assertThat(oneByOne.events).isEqualTo(atOnce.events);
            assertThat(again.data).isEqualTo(atOnce.data);
            assertThat(again.events).doesNotContain("malformed");
        }
    }
}
