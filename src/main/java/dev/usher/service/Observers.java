package dev.usher.service;

/** Watches all exchanges of a gateway, each by an observer of its own. Thread-safe. */
@FunctionalInterface
public interface Observers {
    /** Nobody watches. */
    Observers NONE = () -> Watched.NONE;

    /** A request has come; what is returned hears of it, and at last of its end. It must not throw. */
    Watched begin();

    /** An observer that hears of the end too. */
    interface Watched extends Observer {
        /** Hears nothing. */
        Watched NONE = ending -> {};

        /** The head of the answer is about to be written. */
        default void answered(int status) {}

        /** The exchange is over. Called once; an attempt that nobody waits for any more may still be told of afterwards. */
        void ended(Ending ending);
    }
}
