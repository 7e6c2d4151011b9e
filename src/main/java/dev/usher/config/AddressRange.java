package dev.usher.config;

import io.netty.util.NetUtil;
import java.util.regex.Pattern;

/** The notation of address ranges, as in {@code 192.168.0.0/16} and {@code fc00::/7}. No name is looked up. */
final class AddressRange {
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,3}");

    private AddressRange() {}

    static boolean isRange(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !LENGTH.matcher(text.substring(slash + 1)).matches()) {
            return false;
        }
        String address = text.substring(0, slash);
        int length = Integer.parseInt(text.substring(slash + 1));
        return NetUtil.isValidIpV4Address(address) && length <= 32
                || NetUtil.isValidIpV6Address(address) && address.indexOf('[') < 0 && length <= 128;
    }
}
