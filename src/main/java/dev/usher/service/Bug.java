package dev.usher.service;

/** A failure that nobody foresaw, in words fit for a log: its kind and place, for its message may hold any secret. */
public final class Bug {
    private static final int PLACES = 8;

    private Bug() {}

    /** As {@code java.lang.IllegalStateException at one.Place.of(Place.java:1) < another}. */
    public static String inWords(Throwable bug) {
        StringBuilder words = new StringBuilder(bug.getClass().getName());
        StackTraceElement[] trace = bug.getStackTrace();
        for (int i = 0; i < Math.min(PLACES, trace.length); i++) {
            words.append(i == 0 ? " at " : " < ").append(trace[i]);
        }
        return words.toString();
    }
}
