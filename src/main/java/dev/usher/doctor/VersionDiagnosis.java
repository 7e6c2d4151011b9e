package dev.usher.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What versions mean: this gateway knows Jellyfin 10.11 and 12. */
final class VersionDiagnosis {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\..*)?");
    private static final int OLD_MAJOR = 10;
    private static final int OLD_MINOR = 11;
    private static final int NEWEST = 12;

    private VersionDiagnosis() {}

    /** The finding about the version of a server that has been met. */
    static Finding of(String name, Introduction introduction, Duration roundTrip) {
        String version = introduction.version();
        Matcher number = NUMBER.matcher(version);
        if (!number.matches() || Integer.parseInt(number.group(1)) > NEWEST) {
            return new Finding(
                    Severity.WARNING,
                    "version",
                    name,
                    name + " is Jellyfin " + version + ", which is newer than this Usher knows (10.11 and 12).",
                    "See whether there is a newer Usher.");
        }
        int major = Integer.parseInt(number.group(1));
        if (major < OLD_MAJOR || major == OLD_MAJOR && Integer.parseInt(number.group(2)) < OLD_MINOR) {
            return new Finding(
                    Severity.WRONG,
                    "version",
                    name,
                    name + " is Jellyfin " + version + ", which is older than Usher knows (10.11 and 12).",
                    "Upgrade " + name + " to Jellyfin 10.11 or newer.");
        }
        return Finding.well(
                "ready",
                name,
                name + " is Jellyfin " + version + ", is ready, and answered in " + roundTrip.toMillis() + " ms.");
    }

    /** The findings about the versions of servers that answer as one. */
    static List<Finding> ofMembers(List<String> together, Map<String, Introduction> met) {
        List<String> olds = new ArrayList<>();
        List<String> news = new ArrayList<>();
        for (String name : together) {
            Introduction introduction = met.get(name);
            if (introduction != null) {
                String named = name + " " + introduction.version();
                (introduction.version().startsWith(OLD_MAJOR + ".") ? olds : news).add(named);
            }
        }
        if (olds.isEmpty() || news.isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                Severity.WARNING,
                "version-skew",
                "",
                "The servers under aggregate are of different generations (" + String.join(", ", olds) + "; "
                        + String.join(", ", news) + "), and a client that asks them as one may meet either.",
                "Bring all servers that aggregate names to the same version of Jellyfin."));
    }
}
