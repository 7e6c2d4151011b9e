package dev.usher.config;

import dev.usher.upstream.ServerAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the addresses of one server must be, each by itself and all together. */
final class AddressRules {
    /** Stands in for what could not be read, which has been told already. */
    static final URI UNREADABLE = URI.create("http://unreadable.invalid");

    /** Each has an equal part of the time for a connection. */
    private static final int MOST = 8;

    /** Where a browser is led, and what people copy from its address line. */
    private static final Pattern WEB_CLIENT = Pattern.compile(".*/web/?(?:index\\.html)?", Pattern.CASE_INSENSITIVE);

    private final List<URI> urls;
    private final Rules rules;

    private AddressRules(List<URI> urls, Rules rules) {
        this.urls = urls;
        this.rules = rules;
    }

    static Rules check(List<URI> urls, Rules rules) {
        AddressRules checked = new AddressRules(urls, rules);
        rules.check(
                !urls.isEmpty() && urls.size() <= MOST,
                "url",
                "must be an address, or a list of 1 to " + MOST
                        + " addresses of one server, as [http://127.0.0.1:8096]");
        boolean wellFormed = true;
        for (int i = 0; i < urls.size(); i++) {
            wellFormed &= checked.address(checked.key(i), urls.get(i));
        }
        if (wellFormed) {
            checked.together();
        }
        return rules;
    }

    /** One alone is written without a list, most often. */
    private String key(int index) {
        return urls.size() == 1 ? "url" : "url[" + index + "]";
    }

    private boolean address(String key, URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        boolean port = url.getPort() <= 65_535 && url.getPort() != 0;
        boolean nobody = url.getRawAuthority() == null || url.getRawAuthority().indexOf('@') < 0;
        boolean path = url.getRawQuery() == null && url.getRawFragment() == null;
        rules.check(http, key, "must begin with http:// or https://, as in http://127.0.0.1:8096")
                .check(
                        url.getHost() != null || !http,
                        key,
                        "must name a host in letters, digits, dots and dashes, as in http://127.0.0.1:8096")
                .check(port, key, "must have a port between 1 and 65535")
                .check(nobody, key, "must not hold a user name or password: remove all between // and @")
                .check(path, key, "must not have a query or a fragment: remove all from ? or # on")
                .check(
                        url.getRawPath() == null
                                || !WEB_CLIENT.matcher(url.getRawPath()).matches(),
                        key,
                        "must not end in the path of the web client: remove /web and all behind it");
        return http && url.getHost() != null && port && nobody && path;
    }

    /** The base path is a setting of the server and of no address, and what it answers names paths beneath it. */
    private void together() {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < urls.size(); i++) {
            ServerAddress address = new ServerAddress(urls.get(i));
            if (urls.get(i).equals(UNREADABLE)) {
                continue;
            }
            Integer twin = seen.putIfAbsent(address.origin(), i);
            rules.check(twin == null, key(i), "leads where url[" + twin + "] does: name each address once");
            rules.check(
                    twin != null || urls.get(0).equals(UNREADABLE) || path(0).equals(path(i)),
                    key(i),
                    "must end in the same path as url[0], for both lead to one server, which has one base URL");
        }
    }

    private String path(int index) {
        return new ServerAddress(urls.get(index)).basePath();
    }
}
