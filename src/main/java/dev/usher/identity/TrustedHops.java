package dev.usher.identity;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proxies before this gateway whose word about their clients counts. What anybody else says of where a request came from
 * is not looked at.
 */
public final class TrustedHops {
    /** Nobody is trusted: whoever has the connection is the client. */
    public static final TrustedHops NONE = new TrustedHops(List.of(), HopField.X_FORWARDED_FOR);

    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9._~:\\[\\]-]{1,255}");

    private final List<AddressRange> ranges;
    private final HopField field;

    private TrustedHops(List<AddressRange> ranges, HopField field) {
        this.ranges = ranges;
        this.field = field;
    }

    /**
     * Those in any of these ranges, who tell of their clients in {@code field}.
     *
     * @throws IllegalArgumentException that names the first range that is none
     */
    public static TrustedHops of(List<String> cidrs, HopField field) {
        return new TrustedHops(cidrs.stream().map(AddressRange::parse).toList(), field);
    }

    boolean contains(ClientAddress address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /**
     * How the client behind {@code peer}, who is trusted, came here. The chain is walked from its near end: the first address
     * that is not trusted is the client. What is no address leaves the hop before it, as a Jellyfin does.
     */
    Approach approach(ClientAddress peer, MultiMap fields) {
        HopField.Told told = field.read(fields);
        ClientAddress client = peer;
        int steps = 0;
        while (steps < told.clients().size() && contains(client)) {
            ClientAddress next = ClientAddress.parseHop(told.clients().get(steps));
            if (next == null) {
                break;
            }
            client = next;
            steps++;
        }
        return new Approach(
                client.toString(), scheme(farthest(told.protos(), steps)), host(farthest(told.hosts(), steps)));
    }

    /** What the last hop of {@code steps} said, or the farthest one before it that said anything of the kind. */
    private static String farthest(List<String> members, int steps) {
        int last = Math.min(Math.max(steps, 1), members.size()) - 1;
        return last < 0 ? "" : members.get(last);
    }

    private static @Nullable String scheme(String proto) {
        String lower = proto.toLowerCase(Locale.ROOT);
        return lower.equals("http") || lower.equals("https") ? lower : null;
    }

    private static @Nullable String host(String host) {
        return AUTHORITY.matcher(host).matches() ? host : null;
    }
}
