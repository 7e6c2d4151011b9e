package dev.usher.config;

import dev.usher.identity.AddressRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a settings record demands of its components: all broken rules are told, not only the first. */
final class Rules {
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,}]");

    private static final Pattern FIELD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}");

    private final List<SettingsError> broken = new ArrayList<>();

    Rules check(boolean kept, String key, String message) {
        if (!kept) {
            broken.add(new SettingsError(key, message));
        }
        return this;
    }

    Rules range(String key, long value, long least, long most) {
        return check(value >= least && value <= most, key, "must lie between " + least + " and " + most);
    }

    Rules share(String key, double value) {
        return check(value >= 0 && value <= 1, key, "must lie between 0 and 1");
    }

    /** Buffers of a system: much smaller ones cripple it, and a read into larger ones takes as much of our memory at once. */
    Rules buffers(String key, long bytes) {
        return check(
                bytes == 0 || bytes >= 16 << 10 && bytes <= 1 << 20,
                key,
                "must lie between 16KiB and 1MiB, or be 0 for as much as the system likes");
    }

    /** Each of {@code values} is an address range. */
    Rules ranges(String key, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            check(
                    isRange(values.get(i)),
                    key + "[" + i + "]",
                    "must be an address range, as 192.168.0.0/16 or fc00::/7");
        }
        return this;
    }

    /** Each of {@code values} is a host as it stands before the port in a URL. */
    Rules hosts(String key, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            check(
                    HOST.matcher(values.get(i)).matches(),
                    key + "[" + i + "]",
                    "must be a host name or an address without a port, as tv.example.org or [fd00::1]");
        }
        return this;
    }

    /** Each of {@code values} is the name of a field. */
    Rules fields(String key, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            check(
                    FIELD.matcher(values.get(i)).matches(),
                    key + "[" + i + "]",
                    "must be the name of a field, as CDN-Cache-Control");
        }
        return this;
    }

    private static boolean isRange(String text) {
        try {
            AddressRange.parse(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    Rules positive(String key, Duration value) {
        return check(value.compareTo(Duration.ZERO) > 0, key, "must be longer than nothing")
                .notAbsurd(key, value);
    }

    Rules notNegative(String key, Duration value) {
        return check(!value.isNegative(), key, "must not be negative").notAbsurd(key, value);
    }

    private Rules notAbsurd(String key, Duration value) {
        return check(value.compareTo(LONGEST) <= 0, key, "must not be longer than a year");
    }

    void enforce() {
        if (!broken.isEmpty()) {
            throw new InvalidSettingsException(broken);
        }
    }
}
