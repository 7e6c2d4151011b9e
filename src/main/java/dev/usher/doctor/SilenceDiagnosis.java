package dev.usher.doctor;

/** Why no answer came, and where to look. */
final class SilenceDiagnosis {
    private SilenceDiagnosis() {}

    /** The finding of a server that is silent; {@code url} names its key in the settings, and its value. */
    static Finding of(String name, String url, Encounter.Silent silent) {
        return new Finding(Severity.WRONG, "unreachable", name, silent.words(), remedy(name, url, silent));
    }

    private static String remedy(String name, String url, Encounter.Silent silent) {
        return switch (silent.kind()) {
            case CONNECTION_REFUSED -> "Start " + name + ", or correct the host and port in " + url + ".";
            case CONNECTION_TIMEOUT -> "Correct the host in " + url + ", or let whatever firewall is between pass it.";
            case DESTINATION_UNAVAILABLE -> "Correct the host in " + url + ", or see why this machine cannot find it.";
            case RESPONSE_TIMEOUT -> "See in the log of " + name + " why it does not answer; restart it if it hangs.";
            default -> "Correct " + url + ": see whether the port is right, and whether it must begin with https://.";
        };
    }
}
