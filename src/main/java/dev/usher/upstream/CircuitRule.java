package dev.usher.upstream;

import java.time.Duration;

/**
 * When a server counts as down, and how often it is then tried.
 *
 * @param failures how many attempts in a row must find it dead; 0 never opens the circuit
 * @param pause the time between two trials
 */
public record CircuitRule(int failures, Duration pause) {
    /** Five attempts, and five seconds. */
    public static final CircuitRule DEFAULTS = new CircuitRule(5, Duration.ofSeconds(5));

    /** For whoever wants every attempt made. */
    public static final CircuitRule NEVER = new CircuitRule(0, Duration.ofSeconds(5));

    public CircuitRule {
        if (failures < 0 || pause.isNegative() || pause.isZero()) {
            throw new IllegalArgumentException("a circuit counts failures and has a pause: " + failures + ", " + pause);
        }
    }
}
