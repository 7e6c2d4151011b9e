package dev.usher.http;

import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Entity tags (RFC 9110 §8.8.3) and the condition of {@code If-None-Match} (§13.1.2). */
public final class EntityTag {
    private static final int TAG_BYTES = 16;
    private static final String WEAK = "W/";

    private EntityTag() {}

    /** A strong tag of {@code bytes}: equal bytes give equal tags, in every process. */
    public static String of(Buffer bytes) {
        byte[] tag = Arrays.copyOf(sha256().digest(bytes.getBytes()), TAG_BYTES);
        return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(tag) + '"';
    }

    /**
     * Whether {@code ifNoneMatch}, a list of tags or {@code *}, names {@code etag} by weak comparison (§8.8.3.2), so that a
     * GET is answered with 304. A list is read up to what is malformed in it.
     */
    public static boolean matches(String ifNoneMatch, String etag) {
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        String wanted = opaque(etag);
        int at = 0;
        while ((at = nextTag(ifNoneMatch, at)) >= 0) {
            int end = ifNoneMatch.indexOf('"', at + 1);
            if (end < 0) {
                return false;
            }
            if (wanted.length() == end + 1 - at && ifNoneMatch.startsWith(wanted, at)) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    /** Where the opaque part of the next tag begins, or -1 where none follows. */
    private static int nextTag(String list, int from) {
        int at = from;
        while (at < list.length() && isBetweenTags(list.charAt(at))) {
            at++;
        }
        if (list.startsWith(WEAK, at)) {
            at += WEAK.length();
        }
        return at < list.length() && list.charAt(at) == '"' ? at : -1;
    }

    private static boolean isBetweenTags(char c) {
        return c == ',' || c == ' ' || c == '\t';
    }

    static boolean isWeak(String etag) {
        return etag.startsWith(WEAK);
    }

    private static String opaque(String etag) {
        return isWeak(etag) ? etag.substring(WEAK.length()) : etag;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
