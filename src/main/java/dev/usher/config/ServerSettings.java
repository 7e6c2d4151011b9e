package dev.usher.config;

import dev.usher.jellyfin.LegacyMode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A Jellyfin server.
 *
 * @param url http or https, a host, and where the server has one its port and its base path; nothing else
 * @param legacy what becomes of the old forms of requests
 * @param hosts the names, in lower case and without ports, by which a request asks for this server at the root
 * @param tls what its certificate must prove, where the url is https
 */
public record ServerSettings(URI url, LegacyMode legacy, List<String> hosts, TrustSettings tls) {
    private static final URI UNREADABLE = URI.create("http://unreadable.invalid");
    /** Where a browser is led, and what people copy from its address line. */
    private static final Pattern WEB_CLIENT = Pattern.compile(".*/web/?(?:index\\.html)?", Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");

    public ServerSettings {
        hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
        new Rules()
                .check(isHttp(url), "url", "must begin with http:// or https://, as in http://127.0.0.1:8096")
                .check(
                        url.getHost() != null || !isHttp(url),
                        "url",
                        "must name a host in letters, digits, dots and dashes, as in http://127.0.0.1:8096")
                .check(url.getPort() <= 65_535 && url.getPort() != 0, "url", "must have a port between 1 and 65535")
                .check(
                        url.getRawAuthority() == null || url.getRawAuthority().indexOf('@') < 0,
                        "url",
                        "must not hold a user name or password: remove all between // and @")
                .check(
                        url.getRawQuery() == null && url.getRawFragment() == null,
                        "url",
                        "must not have a query or a fragment: remove all from ? or # on")
                .check(
                        url.getRawPath() == null
                                || !WEB_CLIENT.matcher(url.getRawPath()).matches(),
                        "url",
                        "must not end in the path of the web client: remove /web and all behind it")
                .hosts("hosts", hosts)
                .check(
                        "https".equalsIgnoreCase(url.getScheme()) || tls.equals(TrustSettings.DEFAULTS),
                        "tls",
                        "is for a url that begins with https://")
                .enforce();
    }

    /** The server at {@code url}, all else by default. */
    public ServerSettings(URI url) {
        this(url, LegacyMode.BRIDGE, List.of(), TrustSettings.DEFAULTS);
    }

    /** This server under other hosts. */
    public ServerSettings withHosts(List<String> others) {
        return new ServerSettings(url, legacy, others, tls);
    }

    private static boolean isHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static ServerSettings read(Section section) {
        ServerSettings unreadable = new ServerSettings(UNREADABLE);
        return section.make(
                unreadable,
                () -> new ServerSettings(
                        section.url("url", UNREADABLE),
                        section.choice("legacy", unreadable.legacy()),
                        section.texts("hosts", unreadable.hosts()),
                        TrustSettings.read(section.section("tls"))));
    }

    /** The server's address; it holds no secrets, as a URL with a password in it is refused. */
    @Override
    public String toString() {
        return "ServerSettings[" + url + "]";
    }
}
