package dev.usher.upstream;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Judges the certificate that a server presents by a {@link Trust}, and says in plain words what is wrong with it. As an
 * extended manager it alone decides: nobody looks at the host after it.
 */
final class CertificateJudge extends X509ExtendedTrustManager {
    private final Trust trust;
    private final X509ExtendedTrustManager authorities;

    private CertificateJudge(Trust trust, X509ExtendedTrustManager authorities) {
        this.trust = trust;
        this.authorities = authorities;
    }

    static CertificateJudge by(Trust trust) {
        try {
            KeyStore store = null;
            if (trust instanceof Trust.Vouched vouched) {
                store = KeyStore.getInstance(KeyStore.getDefaultType());
                store.load(null, null);
                for (X509Certificate authority : vouched.authorities()) {
                    store.setCertificateEntry("authority-" + store.size(), authority);
                }
            }
            return new CertificateJudge(trust, managerOf(store));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("this Java cannot judge certificates", e);
        }
    }

    private static X509ExtendedTrustManager managerOf(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new IllegalStateException("this Java has no manager of certificates");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        if (trust instanceof Trust.Pinned pinned) {
            requirePin(chain[0], pinned.sha256());
        } else if (!(trust instanceof Trust.Blind)) {
            requireVoucher(chain, authType, engine);
        }
    }

    private static void requirePin(X509Certificate certificate, String pin) throws CertificateException {
        String print = fingerprint(certificate);
        if (!print.equals(pin)) {
            throw new UntrustedException("presents another certificate than the one that is pinned; the SHA-256 of this"
                    + " one is " + print);
        }
    }

    private static String fingerprint(X509Certificate certificate) throws CertificateException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    private void requireVoucher(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        try {
            authorities.checkServerTrusted(chain, authType, engine);
        } catch (CertificateException refused) {
            String flaw = Flaws.ofDates(chain);
            if (flaw == null) {
                flaw = isVouchedFor(chain, authType) ? Flaws.ofNames(chain[0], engine) : Flaws.ofIssuer(chain);
            }
            throw new UntrustedException(flaw);
        }
    }

    /** Whether all is well but for the host. */
    private boolean isVouchedFor(X509Certificate[] chain, String authType) {
        try {
            authorities.checkServerTrusted(chain, authType);
            return true;
        } catch (CertificateException refused) {
            return false;
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw withoutEngine();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noClients();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noClients();
    }

    private static CertificateException withoutEngine() {
        return new UntrustedException("was reached without an engine, which nobody here does");
    }

    private static CertificateException noClients() {
        return new CertificateException("no clients are judged here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return List.of().toArray(X509Certificate[]::new);
    }
}
