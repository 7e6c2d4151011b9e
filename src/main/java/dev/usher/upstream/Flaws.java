package dev.usher.upstream;

import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/** What is wrong with a certificate, in words that continue "the server home". */
final class Flaws {
    private Flaws() {}

    /** Whether one of {@code chain} is out of date, and which; else null. */
    static @Nullable String ofDates(X509Certificate[] chain) {
        for (X509Certificate certificate : chain) {
            try {
                certificate.checkValidity();
            } catch (CertificateExpiredException past) {
                return "presents a certificate that expired at "
                        + certificate.getNotAfter().toInstant() + " (" + nameOf(certificate) + ")";
            } catch (CertificateNotYetValidException early) {
                return "presents a certificate that is not valid before "
                        + certificate.getNotBefore().toInstant() + " (" + nameOf(certificate)
                        + "); is the clock of this machine right?";
            }
        }
        return null;
    }

    /** That the names in {@code certificate} are not the one that {@code engine} asks for. */
    static String ofNames(X509Certificate certificate, SSLEngine engine) {
        List<String> names = names(certificate);
        return "presents a certificate for "
                + (names.isEmpty() ? "no host at all" : String.join(", ", names)) + ", not for "
                + engine.getPeerHost() + ": use the name in its url, or pin the certificate (tls.pin)";
    }

    /** That nobody who is trusted vouches for {@code chain}. */
    static String ofIssuer(X509Certificate[] chain) {
        X509Certificate last = chain[chain.length - 1];
        boolean alone = last.getIssuerX500Principal().equals(last.getSubjectX500Principal());
        return "presents a certificate "
                + (chain.length == 1 && alone
                        ? "that vouches for itself (" + nameOf(last) + ")"
                        : "of an authority that is not trusted ("
                                + last.getIssuerX500Principal().getName() + ")")
                + ": name the authority's file (tls.ca), or pin the certificate (tls.pin)";
    }

    private static String nameOf(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            for (List<?> alternative : Objects.requireNonNullElse(alternatives, List.<List<?>>of())) {
                if (alternative.get(1) instanceof String name) {
                    names.add(name);
                }
            }
        } catch (CertificateParsingException unreadable) {
            names.add("hosts that cannot be read");
        }
        return names;
    }
}
