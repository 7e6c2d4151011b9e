package dev.usher.fake;

import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the client behind known proxies, and tells the LAN from afar with the default subnets. */
final class ClientAddress {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):\\d+|\\[([^]]+)](?::\\d+)?");

    private static final Pattern ZEROS = Pattern.compile("\\b0(?::0)+\\b");

    private final List<String> proxies;

    ClientAddress(List<String> proxies) {
        this.proxies = proxies;
    }

    /** The rightmost address of the chain that is no proxy; an entry that is no address leaves the one before it. */
    String of(String peer, MultiMap fields) {
        String client = peer;
        List<String> chain = chain(fields);
        for (int i = chain.size() - 1; i >= 0 && trusted(client); i--) {
            String next = literal(chain.get(i).strip());
            if (next == null) {
                break;
            }
            client = next;
        }
        return client;
    }

    /** Whether a known proxy says that its client spoke TLS. */
    boolean secure(String peer, MultiMap fields) {
        return trusted(peer) && "https".equalsIgnoreCase(fields.get("X-Forwarded-Proto"));
    }

    private static List<String> chain(MultiMap fields) {
        List<String> chain = new ArrayList<>();
        fields.getAll("X-Forwarded-For").forEach(value -> chain.addAll(List.of(value.split(",", -1))));
        return chain;
    }

    private boolean trusted(String address) {
        if (proxies.isEmpty()) {
            return false;
        }
        InetAddress parsed = parse(address);
        return proxies.contains(address) || parsed != null && parsed.isLoopbackAddress();
    }

    private static @Nullable String literal(String text) {
        var ported = WITH_PORT.matcher(text);
        String bare = text;
        if (ported.matches()) {
            bare = ported.group(1) == null ? ported.group(2) : ported.group(1);
        }
        InetAddress address = parse(bare);
        return address == null ? null : shortened(address.getHostAddress());
    }

    /** The longest row of zeros in an IPv6 address is left out (RFC 5952 §4.2). */
    private static String shortened(String address) {
        String longest = ZEROS.matcher(address)
                .results()
                .map(MatchResult::group)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return longest.isEmpty() ? address : address.replaceFirst(":?\\b" + longest + "\\b:?", "::");
    }

    /** 10/8, 172.16/12, 192.168/16 and loopback. */
    static boolean isLocal(String address) {
        InetAddress parsed = parse(address);
        return parsed != null && (parsed.isSiteLocalAddress() || parsed.isLoopbackAddress());
    }

    static boolean isLoopback(String address) {
        InetAddress parsed = parse(address);
        return parsed != null && parsed.isLoopbackAddress();
    }

    private static @Nullable InetAddress parse(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
