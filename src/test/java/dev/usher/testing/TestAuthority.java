package dev.usher.testing;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;

/** An authority that exists for one test, and the certificates that it gives out. */
public final class TestAuthority {
    private static final AtomicLong SERIAL = new AtomicLong(1);
    private static final Instant NOW = Instant.now();
    private static final byte[] SIGNED_BY = Der.sequence(Der.name(1, 2, 840, 10045, 4, 3, 2));

    private final KeyPair keys = newKeys("EC");
    private final X500Principal name;
    private final X509Certificate certificate;

    /** From when until when a certificate is valid. */
    public record Validity(Instant from, Instant until) {
        public static final Validity NOW_ON = of(Duration.ofDays(-1), Duration.ofDays(30));
        public static final Validity PAST = of(Duration.ofDays(-30), Duration.ofDays(-1));
        public static final Validity TO_COME = of(Duration.ofDays(1), Duration.ofDays(30));

        private static Validity of(Duration from, Duration until) {
            return new Validity(NOW.plus(from), NOW.plus(until));
        }
    }

    public TestAuthority(String name) {
        this.name = new X500Principal("CN=" + name);
        this.certificate = sign(this.name, keys.getPublic(), Validity.NOW_ON, List.of());
    }

    /** A certificate of this authority for {@code hosts}, names or addresses, valid now. */
    public Issued issue(String... hosts) {
        return issue("EC", Validity.NOW_ON, hosts);
    }

    public Issued issue(String algorithm, Validity validity, String... hosts) {
        KeyPair own = newKeys(algorithm);
        X500Principal subject = new X500Principal("CN=" + (hosts.length == 0 ? "nobody" : hosts[0]));
        return new Issued(sign(subject, own.getPublic(), validity, List.of(hosts)), own.getPrivate(), this);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    public String pem() {
        return Issued.pem("CERTIFICATE", encoded(certificate));
    }

    /** A context for clients that trust this authority alone. */
    public SSLContext trusting() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static KeyPair newKeys(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(algorithm.equals("EC") ? 256 : 2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private X509Certificate sign(X500Principal subject, PublicKey owner, Validity validity, List<String> hosts) {
        byte[] body = Der.sequence(
                Der.element(0xa0, Der.integer(2)),
                Der.integer(SERIAL.getAndIncrement()),
                SIGNED_BY,
                name.getEncoded(),
                Der.sequence(Der.time(validity.from()), Der.time(validity.until())),
                subject.getEncoded(),
                owner.getEncoded(),
                Der.element(0xa3, Der.sequence(hosts.isEmpty() ? authority() : names(hosts))));
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            byte[] whole = Der.sequence(body, SIGNED_BY, Der.bits(signature.sign()));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] authority() {
        return Der.sequence(Der.name(2, 5, 29, 19), Der.yes(), Der.octets(Der.sequence(Der.yes())));
    }

    private static byte[] names(List<String> hosts) {
        List<byte[]> names = new ArrayList<>();
        for (String host : hosts) {
            names.add(
                    host.matches("[0-9.]+")
                            ? Der.element(0x87, address(host))
                            : Der.element(0x82, host.getBytes(StandardCharsets.US_ASCII)));
        }
        return Der.sequence(Der.name(2, 5, 29, 17), Der.octets(Der.sequence(names.toArray(byte[][]::new))));
    }

    private static byte[] address(String host) {
        try {
            return InetAddress.getByName(host).getAddress();
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
