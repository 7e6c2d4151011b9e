package dev.usher.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns a token into a key that does not give it away: HMAC-SHA256 (RFC 2104), cut to 128 bits. Equal tokens have equal
 * hashes under one secret. One instance serves one event loop; those of all loops must share the secret.
 */
public final class TokenHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_LENGTH = 32;
    private static final int HASH_LENGTH = 16;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Mac mac;

    /** Hashes under {@code secret}. */
    public TokenHash(SecretKey secret) {
        try {
            this.mac = Mac.getInstance(ALGORITHM);
            this.mac.init(secret);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, missing);
        }
    }

    /** A new secret. It is never written anywhere: hashes mean nothing beyond the process that made them. */
    public static SecretKey newSecret() {
        byte[] secret = new byte[SECRET_LENGTH];
        new SecureRandom().nextBytes(secret);
        return new SecretKeySpec(secret, ALGORITHM);
    }

    /** The hash of {@code token}: 22 characters of unpadded URL-safe base64. */
    public String of(String token) {
        byte[] whole = mac.doFinal(token.getBytes(StandardCharsets.UTF_8));
        return BASE64.encodeToString(Arrays.copyOf(whole, HASH_LENGTH));
    }
}
