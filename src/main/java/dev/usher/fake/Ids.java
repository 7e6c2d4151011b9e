package dev.usher.fake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    /** The server's hash of a text: the MD5 of its UTF-16, read as a GUID. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_16LE));
            ByteBuffer fields = ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN);
            HexFormat hex = HexFormat.of();
            return hex.toHexDigits(fields.getInt())
                    + hex.toHexDigits(fields.getShort())
                    + hex.toHexDigits(fields.getShort())
                    + hex.formatHex(digest, 8, 16);
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

    /** A new secret of Quick Connect, told likewise. */
    String secret() {
        String secret = hex(32).toUpperCase(Locale.ROOT);
        secrets.accept(secret);
        return secret;
    }

    /** Six digits to be read from one screen and typed at another. */
    String code() {
        return Integer.toString(random.nextInt(100_000, 1_000_000));
    }

    /** A new PIN for a forgotten password, told likewise. */
    String pin() {
        byte[] drawn = new byte[4];
        random.nextBytes(drawn);
        return password(HexFormat.ofDelimiter("-").withUpperCase().formatHex(drawn));
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
