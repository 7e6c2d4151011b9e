package dev.usher.fake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket as the server has seen it so far.
 *
 * @param target where it was opened, byte for byte as it came
 * @param messages the texts and, in Latin-1, the bytes that were received whole
 * @param close the code with which it was closed, 1006 where its connection was torn; null while it is open
 */
public record ReceivedSocket(
        String target, List<String> messages, @Nullable Integer close) {
    @Override
    public String toString() {
        return messages.size() + " messages, " + (close == null ? "open" : "closed with " + close);
    }
}
