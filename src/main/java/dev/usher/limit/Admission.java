package dev.usher.limit;

/** What a limiter decided. */
public sealed interface Admission {
    /** The admission of everybody who is admitted. */
    Admitted ADMITTED = new Admitted();

    /** Go on: a permit has been spent. */
    record Admitted() implements Admission {}

    /**
     * Not now: nothing has been spent.
     *
     * @param retryAfterNanos how long until the same key would be admitted if nobody else spends its permits
     */
    record Refused(long retryAfterNanos) implements Admission {}
}
