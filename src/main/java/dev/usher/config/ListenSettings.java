package dev.usher.config;

import java.util.regex.Pattern;

/**
 * Where the gateway listens.
 *
 * @param host an address or name of this machine; {@code 0.0.0.0} is every address
 * @param port 0 to 65535; 0 takes any free port
 * @param eventLoops how many event loops serve, 0 for one per processor
 * @param arrivals what a connection may ask
 * @param basePath the path beneath which the gateway answers, as {@code /media}; empty for the root
 */
public record ListenSettings(String host, int port, int eventLoops, ArrivalSettings arrivals, String basePath) {
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");
    static final ListenSettings DEFAULTS = new ListenSettings("0.0.0.0", 8095, 0, ArrivalSettings.DEFAULTS, "");

    public ListenSettings {
        new Rules()
                .check(
                        !host.isEmpty() && host.chars().noneMatch(Character::isWhitespace),
                        "host",
                        "must be an address or a host name; 0.0.0.0 is every address")
                .range("port", port, 0, 65_535)
                .range("event-loops", eventLoops, 0, 1_024)
                .check(
                        PATH.matcher(basePath).matches(),
                        "base-path",
                        "must be empty or a path as /media, without a slash at its end")
                .enforce();
    }

    static ListenSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new ListenSettings(
                        section.text("host", DEFAULTS.host),
                        section.integer("port", DEFAULTS.port),
                        section.integer("event-loops", DEFAULTS.eventLoops),
                        ArrivalSettings.read(section),
                        section.text("base-path", DEFAULTS.basePath)));
    }
}
