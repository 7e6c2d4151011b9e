package dev.usher.identity;

import org.jspecify.annotations.Nullable;

/** A range of IP addresses in CIDR notation (RFC 4632 §3.1). */
public final class AddressRange {
    private final byte[] network;
    private final int bits;

    private AddressRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /**
     * The range that {@code cidr} spells, as in {@code 192.168.0.0/16} or {@code fd00::/8}; an address alone is a range of one.
     *
     * @throws IllegalArgumentException with what is wrong, where it spells none
     */
    public static AddressRange parse(String cidr) {
        int slash = cidr.indexOf('/');
        String literal = slash < 0 ? cidr : cidr.substring(0, slash);
        @Nullable ClientAddress address = ClientAddress.parse(literal);
        if (address == null) {
            throw new IllegalArgumentException("'" + cidr + "' is no range of addresses: '" + literal
                    + "' is no IP address; write it as in 192.168.0.0/16 or fd00::/8");
        }
        byte[] network = address.octets();
        int most = network.length * Byte.SIZE;
        int bits = slash < 0 ? most : length(cidr, cidr.substring(slash + 1), most);
        if (!isZeroAfter(network, bits)) {
            throw new IllegalArgumentException(
                    "'" + cidr + "' is no range of addresses: the address has bits beyond the first " + bits);
        }
        return new AddressRange(network, bits);
    }

    private static int length(String cidr, String digits, int most) {
        int bits = digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException(
                    "'" + cidr + "' is no range of addresses: after the slash belongs a number from 0 to " + most);
        }
        return bits;
    }

    private static boolean isZeroAfter(byte[] network, int bits) {
        for (int i = bits; i < network.length * Byte.SIZE; i++) {
            if (bit(network, i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code address} is in this range. */
    public boolean contains(ClientAddress address) {
        byte[] octets = address.octets();
        if (octets.length != network.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            if (bit(octets, i) != bit(network, i)) {
                return false;
            }
        }
        return true;
    }

    private static int bit(byte[] octets, int i) {
        return (octets[i / Byte.SIZE] >> (Byte.SIZE - 1 - i % Byte.SIZE)) & 1;
    }
}
