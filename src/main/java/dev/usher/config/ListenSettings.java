package dev.usher.config;

/**
 * Where the gateway listens.
 *
 * @param host an address or name of this machine; {@code 0.0.0.0} is every address
 * @param port 0 to 65535; 0 takes any free port
 * @param eventLoops how many event loops serve, 0 for one per processor
 * @param arrivals what a connection may ask
 */
public record ListenSettings(String host, int port, int eventLoops, ArrivalSettings arrivals) {
    static final ListenSettings DEFAULTS = new ListenSettings("0.0.0.0", 8095, 0, ArrivalSettings.DEFAULTS);

    public ListenSettings {
        new Rules()
                .check(
                        !host.isEmpty() && host.chars().noneMatch(Character::isWhitespace),
                        "host",
                        "must be an address or a host name; 0.0.0.0 is every address")
                .range("port", port, 0, 65_535)
                .range("event-loops", eventLoops, 0, 1_024)
                .enforce();
    }

    static ListenSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new ListenSettings(
                        section.text("host", DEFAULTS.host),
                        section.integer("port", DEFAULTS.port),
                        section.integer("event-loops", DEFAULTS.eventLoops),
                        ArrivalSettings.read(section)));
    }
}
