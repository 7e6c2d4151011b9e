package dev.usher.config;

import java.time.Duration;

/**
 * With what the gateway proves its name. Nothing here, and it speaks plain HTTP.
 *
 * @param certificate the PEM file of its certificate and those that vouch for it, or empty
 * @param key the PEM file of the key, or empty
 * @param keystore the PKCS12 file of both, or empty
 * @param password the password of {@code keystore}
 * @param checkEvery how often the files are looked at
 */
public record TlsSettings(String certificate, String key, String keystore, String password, Duration checkEvery) {
    static final TlsSettings DEFAULTS = new TlsSettings("", "", "", "", Duration.ofSeconds(10));

    public TlsSettings {
        boolean pem = !certificate.isEmpty() || !key.isEmpty();
        new Rules()
                .check(
                        certificate.isEmpty() || !key.isEmpty(),
                        "key",
                        "is missing: name the PEM file of the certificate's key; it may be the same file")
                .check(
                        key.isEmpty() || !certificate.isEmpty(),
                        "certificate",
                        "is missing: name the PEM file of the certificate to this key")
                .check(
                        keystore.isEmpty() || !pem,
                        "keystore",
                        "stands beside certificate or key: name one or the other")
                .check(password.isEmpty() || !keystore.isEmpty(), "password", "opens nothing: it is that of keystore")
                .positive("check-every", checkEvery)
                .enforce();
    }

    static TlsSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new TlsSettings(
                        section.text("certificate", DEFAULTS.certificate),
                        section.text("key", DEFAULTS.key),
                        section.text("keystore", DEFAULTS.keystore),
                        section.secret("password", DEFAULTS.password),
                        section.duration("check-every", DEFAULTS.checkEvery)));
    }

    /** Whether the gateway has a certificate. */
    public boolean isOn() {
        return !certificate.isEmpty() || !keystore.isEmpty();
    }

    /** The files, without the password. */
    @Override
    public String toString() {
        return "TlsSettings[" + certificate + ", " + key + ", " + keystore + ", " + checkEvery + "]";
    }
}
