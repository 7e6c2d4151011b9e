package dev.usher.upstream;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the certificate of a server must prove before anything is sent to it. */
public sealed interface Trust {
    /** That an authority which this Java trusts vouches for the host of the url. */
    record Known() implements Trust {
        static final Known KNOWN = new Known();
    }

    /**
     * That one of these, and nobody else, vouches for the host of the url.
     *
     * @param authorities one certificate or more; the server's own, where it vouches for itself
     */
    record Vouched(List<X509Certificate> authorities) implements Trust {
        public Vouched {
            authorities = List.copyOf(authorities);
        }
    }

    /**
     * That it is this very certificate, whatever it says of hosts and dates.
     *
     * @param sha256 its SHA-256 fingerprint in 64 lower-case hexadecimal digits
     */
    record Pinned(String sha256) implements Trust {
        private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

        public Pinned {
            sha256 = sha256.replace(":", "").toLowerCase(Locale.ROOT);
            if (!FINGERPRINT.matcher(sha256).matches()) {
                throw new IllegalArgumentException("a SHA-256 fingerprint has 64 hexadecimal digits");
            }
        }
    }

    /** Nothing: whoever stands between can read and change everything. */
    record Blind() implements Trust {}

    /** The trust of whoever says nothing about it. */
    static Trust known() {
        return Known.KNOWN;
    }
}
