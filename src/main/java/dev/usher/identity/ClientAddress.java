package dev.usher.identity;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An IP address in its one spelling (RFC 5952), without zone; an IPv4 address mapped into IPv6 (RFC 4291 §2.5.5.2) is the IPv4
 * address.
 */
public final class ClientAddress {
    private static final int IPV4_LENGTH = 4;
    private static final int GROUP_LENGTH = 8;
    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}|(\\[[^\\]]*\\]):[0-9]{1,5}");

    private final byte[] octets;
    private final String text;

    private ClientAddress(InetAddress address) {
        this.octets = address.getAddress();
        this.text = NetUtil.toAddressString(address);
    }

    /**
     * The address that {@code literal} spells, with or without brackets and zone, or null where it is none. A host name is
     * none, and is not looked up.
     */
    public static @Nullable ClientAddress parse(String literal) {
        if (!NetUtil.isValidIpV4Address(literal) && !NetUtil.isValidIpV6Address(literal)) {
            return null;
        }
        int zone = literal.indexOf('%');
        String bare = (zone < 0 ? literal : literal.substring(0, zone))
                .replace("[", "")
                .replace("]", "");
        try {
            // Of a literal the JDK makes an address by itself, and unmaps it. netty would take ::192.0.2.7 for mapped
            // too.
            return new ClientAddress(InetAddress.getByName(bare));
        } catch (UnknownHostException noLiteral) {
            return null;
        }
    }

    /** As {@link #parse}, but a port may stand behind the address, as in {@code [2001:db8::9]:4711}. */
    static @Nullable ClientAddress parseHop(String text) {
        Matcher ported = WITH_PORT.matcher(text);
        if (!ported.matches()) {
            return parse(text);
        }
        return parse(ported.group(1) == null ? ported.group(2) : ported.group(1));
    }

    /** What pays for this address: itself, or of an IPv6 address the /64, which is commonly one household. */
    public String group() {
        if (octets.length == IPV4_LENGTH) {
            return text;
        }
        byte[] network = Arrays.copyOf(Arrays.copyOf(octets, GROUP_LENGTH), octets.length);
        try {
            return NetUtil.toAddressString(InetAddress.getByAddress(network)) + "/64";
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException("an IP address of " + network.length + " octets", wrongLength);
        }
    }

    /** The address, most significant octet first: 4 or 16 of them. Not to be changed. */
    byte[] octets() {
        return octets;
    }

    /** The address as a literal without brackets. */
    @Override
    public String toString() {
        return text;
    }
}
