package dev.usher.jellyfin;

import dev.usher.cache.ResourceKey.Partition;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a server may look at, though it does not say so, besides who asks; null where there is none.
 *
 * @param local whether the client is in the local network
 * @param origin the {@code Origin}
 * @param proto the protocol by which the client came
 * @param host the host that it came to
 * @param languages the {@code Accept-Language}
 */
record Circumstances(
        boolean local,
        @Nullable String origin,
        @Nullable String proto,
        @Nullable String host,
        @Nullable String languages) {
    private static final Pattern SEPARATOR = Pattern.compile("[ \t]*+([,;])[ \t]*+");

    /** How many characters a client has chosen in them. */
    int length() {
        return length(origin) + length(proto) + length(host) + length(languages);
    }

    /** The cache of all who ask without a token in these circumstances, which stand there in one text, a line for each. */
    Partition anonymous() {
        return new Partition(
                null, String.join("\n", local ? "LAN" : "WAN", line(origin), line(proto), line(host), line(plainly())));
    }

    /** What is absent is not what is empty, nor {@code Origin: null}. */
    private static String line(@Nullable String value) {
        return value == null ? "" : "=" + value;
    }

    /** Neither their case says anything nor the space between them; of those that weigh the same some servers prefer the first. */
    private @Nullable String plainly() {
        return languages == null
                ? null
                : SEPARATOR.matcher(languages.toLowerCase(Locale.ROOT)).replaceAll("$1");
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
