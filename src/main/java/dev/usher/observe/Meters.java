package dev.usher.observe;

import java.util.function.ToDoubleFunction;

/**
 * What is measured, under labels from small fixed sets: operation, class of status, server, outcome, cache status, policy,
 * old form; never a path, a token, a user or an address. Thread-safe; nothing here blocks.
 */
public interface Meters {
    /** Measures nothing. */
    Meters NONE = new Meters() {};

    /** Meters that can be told to Prometheus; {@link #areAvailable} says whether there can be any. */
    static Meters prometheus() {
        return new PrometheusMeters();
    }

    /** Whether Micrometer's registry for Prometheus is there: an embedder may lack it. */
    static boolean areAvailable() {
        try {
            Class.forName(
                    "io.micrometer.prometheusmetrics.PrometheusMeterRegistry", false, Meters.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    /** A request to {@code operation} was answered with {@code status}, or with none (0), after so many nanoseconds. */
    default void answered(String operation, int status, long nanos) {}

    /** An attempt is made at {@code server}; beyond the first it is a repetition. */
    default void attempt(String server, int number) {}

    /** An attempt at {@code server} has come to {@code outcome}. */
    default void concluded(String server, String outcome) {}

    /** The cache {@code name}, which is {@code usher/} and a server, did this. */
    default void cache(String name, String word) {}

    /** The limit {@code policy} refused a request. */
    default void refused(String policy) {}

    /** A request of the program {@code client} came in the old {@code form} and was translated. */
    default void bridged(String form, String client) {}

    /**
     * A value that is read when somebody looks; {@code source} is held until it is taken back.
     *
     * @return what takes it back
     */
    default <T> Runnable gauge(Gauge gauge, T source, ToDoubleFunction<T> value) {
        return () -> {};
    }

    /** The same for a value that only grows. */
    default <T> Runnable count(Gauge counter, T source, ToDoubleFunction<T> value) {
        return () -> {};
    }

    /** All of it in the text format of Prometheus; empty where nothing is measured. */
    default String scrape() {
        return "";
    }

    /**
     * What a value is called.
     *
     * @param name its name in Micrometer's notation, words joined by dots
     * @param help what it is, in a few words
     * @param server the server it belongs to, or the empty string
     */
    record Gauge(String name, String help, String server) {}
}
