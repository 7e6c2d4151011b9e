package dev.usher.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The secrets that the tests use. Whatever is registered here must never appear in a log event, and is looked for in all of
 * them for the rest of the run. Thread-safe.
 */
public final class Secrets {
    private static final int SHORTEST = 4;
    private static final Set<String> SPELLINGS = ConcurrentHashMap.newKeySet();
    private static final Queue<Leak> LEAKS = new ConcurrentLinkedQueue<>();

    /**
     * A secret that was seen where none may be.
     *
     * @param where in which part of what, without the secret
     * @param site the place in the code from which it went there
     */
    public record Leak(String where, Throwable site) {}

    private Secrets() {}

    /** Has {@code secret} looked for from now on, plain and percent-encoded; returns it. */
    public static String register(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "a secret of under " + SHORTEST + " characters would be found everywhere");
        }
        SPELLINGS.add(secret);
        SPELLINGS.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        return secret;
    }

    /** As {@link #register}, but for a secret too short to be told from other text: for a server that sets any. */
    public static void heed(String secret) {
        if (secret.length() >= SHORTEST) {
            register(secret);
        }
    }

    /** Fails where {@code text}, as the body of an error, holds a registered secret. The failure does not show it. */
    public static void assertNotIn(String text) {
        if (isIn(text)) {
            throw new AssertionError("a registered secret is in a text of " + text.length() + " characters");
        }
    }

    static boolean isIn(String text) {
        return SPELLINGS.stream().anyMatch(text::contains);
    }

    static void leaked(String where) {
        LEAKS.add(new Leak(where, new Throwable("logged here")));
    }

    /** The leaks that were seen since this was last asked. */
    static List<Leak> takeLeaks() {
        List<Leak> taken = new ArrayList<>();
        for (Leak leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) {
            taken.add(leak);
        }
        return taken;
    }
}
