package dev.usher.config;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Where the gateway listens.
 *
 * @param host an address or name of this machine; {@code 0.0.0.0} is every address
 * @param port 0 to 65535; 0 takes any free port
 * @param eventLoops how many event loops serve, 0 for one per processor
 * @param arrivals what a connection may ask
 * @param basePath the path beneath which the gateway answers, as {@code /media}; empty for the root
 * @param plainPort a second port, of plain HTTP, beside an encrypted one; as {@code port}, or none
 * @param h2c whether plain connections may speak HTTP/2
 * @param tls with what it proves its name
 * @param buffers what the system may hold of one connection in each direction, in bytes; 0 for as much as it likes
 */
public record ListenSettings(
        String host,
        int port,
        int eventLoops,
        ArrivalSettings arrivals,
        String basePath,
        OptionalInt plainPort,
        boolean h2c,
        TlsSettings tls,
        long buffers) {
    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");
    static final ListenSettings DEFAULTS = new ListenSettings(
            "0.0.0.0", 8095, 0, ArrivalSettings.DEFAULTS, "", OptionalInt.empty(), false, TlsSettings.DEFAULTS, 0);

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
                .range("plain-port", plainPort.orElse(0), 0, 65_535)
                .check(
                        plainPort.isEmpty() || tls.isOn(),
                        "plain-port",
                        "is for a gateway with a certificate (listen.tls); without one port itself is plain")
                .check(
                        plainPort.isEmpty() || plainPort.getAsInt() == 0 || plainPort.getAsInt() != port,
                        "plain-port",
                        "must not be the port that is encrypted")
                .buffers("buffers", buffers)
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
                        section.text("base-path", DEFAULTS.basePath),
                        section.portOrNone("plain-port"),
                        section.flag("h2c", DEFAULTS.h2c),
                        TlsSettings.read(section.section("tls")),
                        section.bytes("buffers", DEFAULTS.buffers)));
    }
}
