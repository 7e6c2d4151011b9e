package dev.usher.doctor;

import dev.usher.service.ServiceException.Kind;

/** Why no answer came, and where to look. */
final class SilenceDiagnosis {
    private SilenceDiagnosis() {}

    /** The finding of a server that is silent; {@code url} names its key in the settings, and its value. */
    static Finding of(String name, String url, Encounter.Silent silent) {
        return new Finding(Severity.WRONG, code(silent.kind()), name, silent.words(), remedy(name, url, silent.kind()));
    }

    private static String code(Kind kind) {
        return switch (kind) {
            case TLS_CERTIFICATE_ERROR, TLS_PROTOCOL_ERROR, TLS_ALERT_RECEIVED -> "tls";
            default -> "unreachable";
        };
    }

    private static String remedy(String name, String url, Kind kind) {
        return switch (kind) {
            case CONNECTION_REFUSED -> "Start " + name + ", or correct the host and port in " + url + ".";
            case CONNECTION_TIMEOUT -> "Correct the host in " + url + ", or let whatever firewall is between pass it.";
            case DESTINATION_UNAVAILABLE -> "Correct the host in " + url + ", or see why this machine cannot find it.";
            case RESPONSE_TIMEOUT -> "See in the log of " + name + " why it does not answer; restart it if it hangs.";
            case TLS_CERTIFICATE_ERROR ->
                "Renew the certificate where it has expired; else set servers." + name
                        + ".tls.ca to the PEM file of who" + " vouches for it, or servers." + name
                        + ".tls.pin to its fingerprint.";
            case TLS_PROTOCOL_ERROR, TLS_ALERT_RECEIVED ->
                "Correct " + url + ": see whether the port is the one for https.";
            default -> "Correct " + url + ": see whether the port is right, and whether it must begin with https://.";
        };
    }
}
