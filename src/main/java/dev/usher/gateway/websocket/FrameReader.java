package dev.usher.gateway.websocket;

import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the frames in the bytes of one side. A frame of up to {@link #LARGEST} bytes is held until it is whole and told as it
 * came; a longer one is told as several, its mask on each. After what is no frame it tells nothing more.
 */
final class FrameReader {
    /** A multiple of four, so that the mask begins anew with each part. */
    static final int LARGEST = 64 * 1024;

    /** Hears of each frame in its turn. */
    interface Listener {
        /** A whole frame of data, head and all. */
        void data(Buffer frame);

        /** A control frame, its payload unmasked. */
        void control(int opcode, Buffer payload);

        /** What comes is not what RFC 6455 allows. */
        void malformed();
    }

    private final boolean masked;
    private final Listener listener;
    private Buffer held = Buffer.buffer();
    private @Nullable FrameHead parted;
    private long left;
    private boolean within;
    private boolean over;

    /** A reader of frames that are all masked, as those of a client, or none, as those of a server. */
    FrameReader(boolean masked, Listener listener) {
        this.masked = masked;
        this.listener = listener;
    }

    /** Reads on in what has come; nobody changes it from here on. */
    void read(Buffer bytes) {
        if (over) {
            return;
        }
        boolean own = held.length() > 0;
        Buffer all = own ? held.appendBuffer(bytes) : bytes;
        int at = 0;
        for (int taken = take(all, at); taken > 0; taken = take(all, at)) {
            at += taken;
        }
        held = over || at == all.length() ? Buffer.buffer() : own && at == 0 ? all : all.getBuffer(at, all.length());
    }

    /** How many bytes from {@code at} on are dealt with now; zero where more must come. */
    private int take(Buffer all, int at) {
        if (over) {
            return 0;
        }
        if (parted != null) {
            return takePart(parted, all, at);
        }
        FrameHead head = FrameHead.read(all, at);
        if (head == null) {
            return 0;
        }
        if (!isAllowed(head)) {
            over = true;
            listener.malformed();
            return 0;
        }
        return head.length() > LARGEST ? begin(head) : takeWhole(head, all, at);
    }

    private boolean isAllowed(FrameHead head) {
        if (head.reserved() != 0 || head.length() < 0 || (head.mask() != null) != masked) {
            return false;
        }
        return Opcode.isData(head.opcode())
                ? within == (head.opcode() == Opcode.CONTINUATION)
                : Opcode.isControl(head.opcode()) && head.fin() && head.length() <= FrameHead.MOST_CONTROL;
    }

    private int begin(FrameHead head) {
        parted = head;
        left = head.length();
        return head.size();
    }

    /** Goes on in a frame whose payload is told in parts: the first is what the frame is, the others continue it. */
    private int takePart(FrameHead whole, Buffer all, int at) {
        int length = (int) Math.min(left, LARGEST);
        if (all.length() - at < length) {
            return 0;
        }
        boolean first = left == whole.length();
        left -= length;
        FrameHead part = new FrameHead(
                left == 0 && whole.fin(), 0, first ? whole.opcode() : Opcode.CONTINUATION, whole.mask(), length);
        if (left == 0) {
            parted = null;
            within = !whole.fin();
        }
        listener.data(part.before(all.slice(at, at + length)));
        return length;
    }

    private int takeWhole(FrameHead head, Buffer all, int at) {
        int size = head.size() + (int) head.length();
        if (all.length() - at < size) {
            return 0;
        }
        if (Opcode.isData(head.opcode())) {
            within = !head.fin();
            listener.data(all.slice(at, at + size));
        } else {
            listener.control(head.opcode(), head.masked(all.slice(at + head.size(), at + size)));
        }
        return size;
    }
}
