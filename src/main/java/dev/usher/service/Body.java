package dev.usher.service;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** The content of a message. */
public sealed interface Body {
    /** No content. */
    Body EMPTY = new Empty();

    /** A body of these bytes, which nobody changes from here on. */
    static Body of(Buffer bytes) {
        return bytes.length() == 0 ? EMPTY : new Full(bytes, null);
    }

    /** No content. */
    record Empty() implements Body {}

    /**
     * Content that is wholly here.
     *
     * @param meaning what the bytes say, in a type of whoever has read them, for the layers beneath; null where nobody has.
     *     Never printed
     */
    record Full(Buffer bytes, @Nullable Object meaning) implements Body {
        @Override
        public String toString() {
            return "Full[" + bytes.length() + " bytes]";
        }
    }

    /**
     * Content that is still coming. The stream is paused until somebody pipes it.
     *
     * @param length the bytes to come, or -1 where that is not known
     * @param cancellation ends the exchange from either side
     */
    record Streamed(ReadStream<Buffer> stream, long length, Cancellation cancellation) implements Body {
        @Override
        public String toString() {
            return "Streamed[" + length + " bytes]";
        }
    }

    /**
     * Content that is gathered in memory while it comes. Each who is answered with it opens it for himself.
     */
    record Gathered(Gathering content) implements Body {
        @Override
        public String toString() {
            return "Gathered[" + content.length() + " bytes]";
        }
    }

    /**
     * Bytes that go both ways once protocols have been switched, under an answer of 101. The socket is paused until somebody
     * reads it.
     *
     * @param socket the connection
     * @param cancellation ends the connection, for nobody waits for what may still be on its way
     */
    record Tunnel(NetSocket socket, Cancellation cancellation) implements Body {
        @Override
        public String toString() {
            return "Tunnel";
        }
    }
}
