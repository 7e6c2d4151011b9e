package dev.usher.gateway;

import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;

/**
 * What this gateway proves its name with.
 *
 * @param key the private key
 * @param chain its certificate, then those that vouch for it
 */
public record ServerKey(PrivateKey key, List<X509Certificate> chain) {
    /** The versions of TLS that are spoken; those before 1.2 are broken (RFC 8996). */
    public static final Set<String> VERSIONS = new LinkedHashSet<>(List.of("TLSv1.3", "TLSv1.2"));

    private static final char[] IN_MEMORY = "in memory only".toCharArray();

    public ServerKey {
        chain = List.copyOf(chain);
    }

    /** How a listener of Vert.x is told. HTTP/2 is offered by ALPN, and HTTP/1.1 to whoever does not take it. */
    public ServerSSLOptions options() {
        return new ServerSSLOptions()
                .setKeyCertOptions(keys())
                .setEnabledSecureTransportProtocols(VERSIONS)
                .setUseAlpn(true)
                .setApplicationLayerProtocols(List.of("h2", "http/1.1"));
    }

    /** The key and its certificates alone. */
    public KeyCertOptions keys() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("usher", key, IN_MEMORY, chain.toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, IN_MEMORY);
            return KeyCertOptions.wrap((X509KeyManager) factory.getKeyManagers()[0]);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java has no PKCS12", e);
        }
    }

    /** Whom the certificate names. */
    public String subject() {
        return chain.get(0).getSubjectX500Principal().getName();
    }

    /** The moment after which nobody accepts it. */
    public Instant end() {
        return chain.get(0).getNotAfter().toInstant();
    }

    /** Why the certificate is not accepted at {@code now}, or null. */
    public @Nullable String complaint(Instant now) {
        Instant beginning = chain.get(0).getNotBefore().toInstant();
        if (now.isBefore(beginning)) {
            return "the certificate of " + subject() + " is not valid before " + beginning;
        }
        return now.isAfter(end()) ? "the certificate of " + subject() + " expired at " + end() : null;
    }

    /** Throws where the key is not that of the first certificate. */
    void requireMatch(List<Path> files) throws UnusableKeyException {
        if (!matches()) {
            throw new UnusableKeyException("the key in " + files.get(files.size() - 1)
                    + " belongs to another certificate than the first in " + files.get(0));
        }
    }

    private boolean matches() {
        try {
            String algorithm = "EC".equals(key.getAlgorithm()) ? "SHA256withECDSA" : "SHA256withRSA";
            boolean standard = List.of("EC", "RSA").contains(key.getAlgorithm());
            Signature signature = Signature.getInstance(standard ? algorithm : key.getAlgorithm());
            signature.initSign(key);
            signature.update(new byte[32]);
            byte[] signed = signature.sign();
            signature.initVerify(chain.get(0).getPublicKey());
            signature.update(new byte[32]);
            return signature.verify(signed);
        } catch (GeneralSecurityException different) {
            return false;
        }
    }

    /** The subject and the end. */
    @Override
    public String toString() {
        return "ServerKey[" + subject() + ", until " + end() + "]";
    }
}
