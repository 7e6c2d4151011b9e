package dev.usher.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Which word was meant by one that is not known. */
final class Spelling {
    private Spelling() {}

    /** The one of {@code known} that {@code word} probably stands for, as a question, or all of them. */
    static String suggest(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.max(2, candidate.length() / 3))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .map(nearest -> "did you mean " + nearest + "?")
                .orElseGet(() -> known.isEmpty() ? "there are none here" : "known here: " + String.join(", ", known));
    }

    /** How many letters must be added, removed or changed (Levenshtein), where case and _ for - cost nothing. */
    static int distance(String one, String other) {
        String from = plain(one);
        String to = plain(other);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
