package dev.usher.identity;

import java.util.List;

/** Which addresses are near. A Jellyfin tells those near it more, and lets some people in from there only. */
public final class LocalNetwork {
    /**
     * The private, loopback and link-local ranges that a Jellyfin takes for local by itself: neither 169.254.0.0/16 nor
     * 100.64.0.0/10.
     */
    public static final List<String> PRIVATE_RANGES =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "fe80::/10", "fc00::/7", "::1/128");

    private final List<AddressRange> ranges;

    private LocalNetwork(List<AddressRange> ranges) {
        this.ranges = ranges;
    }

    /**
     * The addresses in any of these ranges.
     *
     * @throws IllegalArgumentException that names the first one that is none
     */
    public static LocalNetwork of(List<String> cidrs) {
        return new LocalNetwork(cidrs.stream().map(AddressRange::parse).toList());
    }

    /** Whether {@code address} is near. */
    public boolean contains(ClientAddress address) {
        for (AddressRange range : ranges) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
