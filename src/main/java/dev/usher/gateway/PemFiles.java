package dev.usher.gateway;

import dev.usher.upstream.PemCertificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Certificate and key as PEM; both may stand in one file.
 *
 * @param certificate the certificate of this gateway, then those that vouch for it
 * @param key its key, not encrypted
 */
public record PemFiles(Path certificate, Path key) implements KeySource {
    @Override
    public List<Path> files() {
        return List.of(certificate, key);
    }

    @Override
    public ServerKey read(List<byte[]> contents) throws UnusableKeyException {
        List<X509Certificate> chain = chain(text(contents.get(0)));
        return new ServerKey(privateKey(text(contents.get(1)), chain.get(0)), chain);
    }

    private List<X509Certificate> chain(String pem) throws UnusableKeyException {
        try {
            List<X509Certificate> chain = PemCertificates.in(pem);
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (CertificateException unreadable) {
            throw new UnusableKeyException(certificate + " holds a certificate that cannot be read");
        }
        throw new UnusableKeyException(certificate + " holds no certificate as PEM");
    }

    private PrivateKey privateKey(String pem, X509Certificate owner) throws UnusableKeyException {
        if (pem.contains("BEGIN ENCRYPTED PRIVATE KEY") || pem.contains("Proc-Type: 4,ENCRYPTED")) {
            throw new UnusableKeyException(
                    key
                            + " holds an encrypted key: decrypt it, or name a PKCS12 file with its password instead (keystore)");
        }
        try {
            return PemKey.in(pem, owner.getPublicKey());
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            throw new UnusableKeyException(
                    key + " holds no key that can be read as PEM, or one of another kind than the certificate's");
        }
    }

    private static String text(byte[] pem) {
        return new String(pem, StandardCharsets.ISO_8859_1);
    }
}
