package dev.usher.config;

import dev.usher.jellyfin.LegacyMode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A Jellyfin server.
 *
 * @param urls where it answers, the address that is preferred first: http or https, a host, and where the server has one its port
 *     and its base path; nothing else
 * @param legacy what becomes of the old forms of requests
 * @param hosts the names, in lower case and without ports, by which a request asks for this server at the root
 * @param tls what its certificate must prove, where the url is https
 */
public record ServerSettings(List<URI> urls, LegacyMode legacy, List<String> hosts, TrustSettings tls) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

    public ServerSettings {
        urls = List.copyOf(urls);
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        AddressRules.check(urls, new Rules())
                .hosts("hosts", hosts)
                .check(
                        tls.equals(TrustSettings.DEFAULTS)
                                || urls.stream().anyMatch(url -> "https".equalsIgnoreCase(url.getScheme())),
                        "tls",
                        "is for a url that begins with https://")
                .enforce();
    }

    /** The server at {@code url}, all else by default. */
    public ServerSettings(URI url) {
        this(List.of(url), LegacyMode.BRIDGE, List.of(), TrustSettings.DEFAULTS);
    }

    /** The url that is preferred to all others. */
    public URI url() {
        return urls.get(0);
    }

    /** This server under other hosts. */
    public ServerSettings withHosts(List<String> others) {
        return new ServerSettings(urls, legacy, others, tls);
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static ServerSettings read(Section section) {
        ServerSettings unreadable = new ServerSettings(AddressRules.UNREADABLE);
        return section.make(
                unreadable,
                () -> new ServerSettings(
                        section.urls("url", AddressRules.UNREADABLE),
                        section.choice("legacy", unreadable.legacy()),
                        section.texts("hosts", unreadable.hosts()),
                        TrustSettings.read(section.section("tls"))));
    }

    /** The server's addresses; they hold no secrets, as a URL with a password in it is refused. */
    @Override
    public String toString() {
        return "ServerSettings" + urls;
    }
}
