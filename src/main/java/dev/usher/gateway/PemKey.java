package dev.usher.gateway;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The private key that stands in a text, whatever else does: as PKCS#8 (RFC 5958), as an RSA key of PKCS#1 (RFC 8017
 * §A.1.2) or as an elliptic one of SEC 1 (RFC 5915). The two old forms leave out what the certificate says too, its
 * algorithm, and are put into the new one with it.
 */
final class PemKey {
    private static final Pattern KEY = Pattern.compile("-----BEGIN (|RSA |EC )PRIVATE KEY-----([^-]*)-----END");
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final byte[] VERSION = {0x02, 0x01, 0x00};

    private PemKey() {}

    /** The first key in {@code text}, of the same algorithm as {@code partner}. */
    static PrivateKey in(String text, PublicKey partner) throws GeneralSecurityException {
        Matcher found = KEY.matcher(text);
        if (!found.find()) {
            throw new InvalidKeySpecException("no key");
        }
        byte[] der = Base64.getMimeDecoder().decode(found.group(2));
        byte[] key = found.group(1).isEmpty() ? der : modern(der, partner.getEncoded());
        return KeyFactory.getInstance(partner.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(key));
    }

    private static byte[] modern(byte[] key, byte[] partner) {
        int start = contentOf(partner, 0);
        byte[] algorithm = Arrays.copyOfRange(partner, start, endOf(partner, start));
        return element(SEQUENCE, VERSION, algorithm, element(OCTETS, key));
    }

    /** Where the content of the element at {@code at} begins, behind its tag and its length (X.690 §8.1). */
    private static int contentOf(byte[] der, int at) {
        return der[at + 1] >= 0 ? at + 2 : at + 2 + (der[at + 1] & 0x7f);
    }

    private static int endOf(byte[] der, int at) {
        int content = contentOf(der, at);
        int length = der[at + 1];
        if (length < 0) {
            length = 0;
            for (int i = at + 2; i < content; i++) {
                length = length << 8 | der[i] & 0xff;
            }
        }
        return content + length;
    }

    /** A length in as few octets as hold it, as DER demands; no key has more than two. */
    private static int[] lengthOf(int length) {
        if (length < 0x80) {
            return new int[] {length};
        }
        return length < 0x100 ? new int[] {0x81, length} : new int[] {0x82, length >> 8, length};
    }

    private static byte[] element(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        for (int octet : lengthOf(length)) {
            element.write(octet);
        }
        Arrays.stream(parts).forEach(element::writeBytes);
        return element.toByteArray();
    }
}
