package dev.usher.doctor;

/** What strangers wrote, made fit to be shown on a terminal: no control characters, and not too long. */
final class Printable {
    private static final int MOST_CHARS = 200;

    private Printable() {}

    static String of(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return plain.length() <= MOST_CHARS ? plain : plain.substring(0, MOST_CHARS) + "...";
    }
}
