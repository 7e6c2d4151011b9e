package dev.usher.config;

import dev.usher.upstream.PemCertificates;
import dev.usher.upstream.Trust;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the certificate of a server must prove. Nothing here, and an authority that Java trusts must vouch for it.
 *
 * @param ca the authorities, none for those that Java trusts
 * @param pin the SHA-256 fingerprint of the only certificate that is accepted, or empty
 * @param verify whether it must prove anything
 */
public record TrustSettings(List<X509Certificate> ca, String pin, boolean verify) {
    private static final Pattern FINGERPRINT = Pattern.compile("([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}|");
    static final TrustSettings DEFAULTS = new TrustSettings(List.of(), "", true);

    public TrustSettings {
        ca = List.copyOf(ca);
        boolean pinned = !pin.isEmpty();
        new Rules()
                .check(
                        FINGERPRINT.matcher(pin).matches(),
                        "pin",
                        "must be a SHA-256 fingerprint of 64 hexadecimal digits, as openssl x509 -noout -fingerprint"
                                + " -sha256 prints it after the =")
                .check(!pinned || ca.isEmpty(), "pin", "stands beside ca: give one or the other")
                .check(
                        verify || (ca.isEmpty() && !pinned),
                        "verify",
                        "stands beside ca or pin: with verify: false neither is looked at")
                .enforce();
    }

    static TrustSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new TrustSettings(
                        certificates(section.content("ca")),
                        section.text("pin", DEFAULTS.pin),
                        section.flag("verify", DEFAULTS.verify)));
    }

    private static List<X509Certificate> certificates(String pem) {
        List<X509Certificate> certificates = List.of();
        try {
            certificates = PemCertificates.in(pem);
        } catch (CertificateException unreadable) {
            // None, which is told below.
        }
        new Rules()
                .check(
                        pem.isEmpty() || !certificates.isEmpty(),
                        "ca",
                        "must name a file that holds certificates as PEM, which begin with -----BEGIN CERTIFICATE-----")
                .enforce();
        return certificates;
    }

    /** These settings in terms of the wire. */
    public Trust trust() {
        if (!verify) {
            return new Trust.Blind();
        }
        if (!pin.isEmpty()) {
            return new Trust.Pinned(pin);
        }
        return ca.isEmpty() ? Trust.known() : new Trust.Vouched(ca);
    }
}
