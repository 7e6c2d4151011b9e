package dev.usher.config;

import java.util.List;

/**
 * The admin listener.
 *
 * @param enabled whether there is one
 * @param host the address or name of this machine on which it listens
 * @param port 0 to 65535; 0 takes any free port
 * @param hosts the names under which it may be asked, besides those of the loopback and addresses
 * @param secret what a caller must present; empty for what {@code secretFile} holds
 * @param secretFile where the secret is read from, and written to where there is none yet
 */
public record AdminSettings(
        boolean enabled, String host, int port, List<String> hosts, String secret, String secretFile) {
    static final AdminSettings DEFAULTS = new AdminSettings(true, "127.0.0.1", 9096, List.of(), "", "admin.secret");

    private static final int SHORTEST_SECRET = 16;

    public AdminSettings {
        hosts = List.copyOf(hosts);
        new Rules()
                .check(
                        !host.isEmpty() && host.chars().noneMatch(Character::isWhitespace),
                        "host",
                        "must be an address or a host name; 127.0.0.1 is this machine alone")
                .range("port", port, 0, 65_535)
                .check(
                        secret.isEmpty() || secret.length() >= SHORTEST_SECRET && isVisible(secret),
                        "secret",
                        "must have at least 16 characters, all of them visible ASCII; \"\" takes that of secret-file")
                .check(
                        !enabled || !secret.isEmpty() || !secretFile.isBlank(),
                        "secret-file",
                        "must name a file, as admin.secret, where no secret is given")
                .enforce();
    }

    /** Both must be able to listen at the same time. */
    void checkBeside(ListenSettings listen, Rules rules) {
        rules.check(leavesRoomFor(listen), "admin.port", "must be another port than those of listen; it is " + port);
    }

    /** An address that stands for all of them is in the way of each. */
    private boolean leavesRoomFor(ListenSettings listen) {
        boolean samePort = port != 0
                && (port == listen.port() || port == listen.plainPort().orElse(0));
        boolean sameHost = host.equals(listen.host()) || isEvery(host) || isEvery(listen.host());
        return !enabled || !samePort || !sameHost;
    }

    private static boolean isEvery(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(letter -> letter > ' ' && letter < 0x7f);
    }

    static AdminSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new AdminSettings(
                        section.flag("enabled", DEFAULTS.enabled),
                        section.text("host", DEFAULTS.host),
                        section.integer("port", DEFAULTS.port),
                        section.texts("hosts", DEFAULTS.hosts),
                        section.secret("secret", DEFAULTS.secret),
                        section.text("secret-file", DEFAULTS.secretFile)));
    }

    /** Where it listens; never the secret. */
    @Override
    public String toString() {
        return "AdminSettings[" + (enabled ? host + ":" + port : "off") + "]";
    }
}
