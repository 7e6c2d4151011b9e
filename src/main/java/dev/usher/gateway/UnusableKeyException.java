package dev.usher.gateway;

/** A certificate or key that cannot be served with. Its message says what is wrong with which file, without secrets. */
public final class UnusableKeyException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableKeyException(String message) {
        super(message, null, false, false);
    }
}
