package dev.usher.fake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Mints ids and tokens, and reads the spellings of a GUID that .NET accepts. */
final class Ids {
    static final String ZERO = "0".repeat(32);

    private static final String DASHED = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern GUID = Pattern.compile(
            "[0-9a-f]{32}|" + DASHED + "|\\{" + DASHED + "}|\\(" + DASHED + "\\)", Pattern.CASE_INSENSITIVE);

    private final RandomGenerator random;
    private final Consumer<String> secrets;

    Ids(RandomGenerator random, Consumer<String> secrets) {
        this.random = random;
        this.secrets = secrets;
    }

    /** The GUID in 32 lower-case digits, or null if {@code text} is none. */
    static @Nullable String guid(String text) {
        String trimmed = text.strip();
        if (!GUID.matcher(trimmed).matches()) {
            return null;
        }
        return trimmed.replaceAll("[-{}()]", "").toLowerCase(Locale.ROOT);
    }

    /** A hash in 32 digits, the same for the same text. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String fresh() {
        return hex(16);
    }

    /** A new token, told to whoever keeps track of secrets. */
    String token() {
        String token = hex(16);
        secrets.accept(token);
        return token;
    }

    /** Tells a password to whoever keeps track of secrets, and returns it. */
    String password(String password) {
        if (!password.isEmpty()) {
            secrets.accept(password);
        }
        return password;
    }

    /** A W3C trace id, as problem bodies carry it. */
    String trace() {
        return "00-" + hex(16) + "-" + hex(8) + "-00";
    }

    private String hex(int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return HexFormat.of().formatHex(drawn);
    }
}
