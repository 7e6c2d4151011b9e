package dev.usher.app;

import java.util.OptionalInt;

/**
 * How the demo is run.
 *
 * @param port where the gateway listens, 0 for any free port; where none is given on the usual one, or if that is taken on a
 *     free one
 * @param paced whether the made-up servers take the time that real ones take
 */
record DemoSettings(OptionalInt port, boolean paced) {
    /** Whether every listener takes any free port. */
    boolean isAnywhere() {
        return port.isPresent() && port.getAsInt() == 0;
    }
}
