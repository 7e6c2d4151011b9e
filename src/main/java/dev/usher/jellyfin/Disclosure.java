package dev.usher.jellyfin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text that a client wants written down gives away what its request holds in confidence. Where in a request the
 * secrets are depends on what is asked, so all of its query and content counts, and all credentials wherever one can be;
 * case and punctuation make no difference.
 */
public final class Disclosure {
    /** A token of a Jellyfin server, an API key, or the secret of a Quick Connect. */
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Fa-f]{32}");

    /** What stands between the names and values of cookies. */
    private static final Pattern BETWEEN = Pattern.compile("[;=,\\s\"]+");

    /** What is shorter is found in other texts by chance. */
    private static final int SHORTEST_WITHIN = 4;

    private static final int SHORTEST_PART = 8;

    /** What a client says of itself in the {@code Authorization} list. */
    private static final Set<String> IDENTITY = Set.of("Client", "Device", "DeviceId", "Version");

    private static final JsonFactory JSON = new JsonFactory();

    private Disclosure() {}

    /** Whether {@code text} looks like a token, or repeats {@code token} or a part of it. */
    static boolean ofToken(String text, @Nullable String token) {
        return TOKEN.matcher(text).find() || token != null && repeats(text, token);
    }

    /** Whether {@code text} gives a credential away, or what a query says: looks like a token, repeats it or a part of it. */
    public static boolean ofHead(String text, MultiMap fields, String target) {
        if (TOKEN.matcher(text).find()) {
            return true;
        }
        for (CharSequence name : PresentedFields.ALL) {
            if (fields.getAll(name).stream().anyMatch(value -> isCredential(value, text))) {
                return true;
            }
        }
        String cookies = FieldText.joined(fields, HttpHeaders.COOKIE);
        return BETWEEN.splitAsStream(cookies).anyMatch(word -> repeats(text, word))
                || QueryParameter.parse(target.substring(target.indexOf('?') + 1)).stream()
                        .anyMatch(parameter -> repeats(text, parameter.value()));
    }

    /** Whether {@code text} gives away a text in {@code content}, or it cannot be told because that is no JSON. */
    public static boolean ofContent(String text, Buffer content) {
        try (JsonParser parser = JSON.createParser(content.getBytes())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue() && repeats(text, parser.getText())) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static boolean isCredential(String value, String text) {
        AuthorizationList list = AuthorizationList.parse(value);
        if (list == null) {
            return repeats(text, value);
        }
        String scheme = list.scheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("mediabrowser") && !scheme.equals("emby")) {
            return repeats(text, value.substring(list.scheme().length()).strip());
        }
        return list.members().entrySet().stream()
                .anyMatch(member -> !IDENTITY.contains(member.getKey()) && repeats(text, member.getValue()));
    }

    private static boolean repeats(String text, String secret) {
        return overlap(text.toLowerCase(Locale.ROOT), secret.toLowerCase(Locale.ROOT))
                || overlap(bare(text), bare(secret));
    }

    private static boolean overlap(String text, String secret) {
        return !secret.isEmpty() && text.equals(secret)
                || secret.length() >= SHORTEST_WITHIN && text.contains(secret)
                || text.length() >= SHORTEST_PART && secret.contains(text);
    }

    /** {@code text} without case and punctuation. */
    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
