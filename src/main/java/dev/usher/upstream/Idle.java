package dev.usher.upstream;

import dev.usher.time.Delay;
import dev.usher.time.Ticker;

/**
 * How long a server may be silent when it is its turn.
 *
 * @param nanos that long; zero or less is for ever
 */
record Idle(long nanos, Ticker ticker, Delay delay) {
    boolean isLimited() {
        return nanos > 0;
    }
}
