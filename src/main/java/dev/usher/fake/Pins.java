package dev.usher.fake;

import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The PINs that a real server writes to files, one for each name in any letter case. Thread-safe. */
final class Pins {
    private final Map<String, Pin> pins = new HashMap<>();

    /** A PIN, good until its last instant. */
    record Pin(String userName, String digits, Instant expires) {
        private boolean is(String given) {
            return digits.replace("-", "").equals(given.replace("-", ""));
        }

        @Override
        public String toString() {
            return "Pin[" + userName + "]";
        }
    }

    /** Keeps the PIN in place of an earlier one for the same name. */
    synchronized void keep(Pin pin) {
        pins.put(key(pin.userName), pin);
    }

    /** The PIN that is kept for that name, expired or not. */
    synchronized Optional<String> of(String userName) {
        return Optional.ofNullable(pins.get(key(userName))).map(Pin::digits);
    }

    /** The PIN that {@code given} spells, dashes aside, or null. Those found to have expired are thrown away. */
    synchronized @Nullable Pin find(String given, Instant now) {
        for (Iterator<Pin> kept = pins.values().iterator(); kept.hasNext(); ) {
            Pin pin = kept.next();
            if (pin.expires.isBefore(now)) {
                kept.remove();
            } else if (pin.is(given)) {
                return pin;
            }
        }
        return null;
    }

    synchronized void remove(Pin pin) {
        pins.remove(key(pin.userName), pin);
    }

    private static String key(String userName) {
        return userName.toUpperCase(Locale.ROOT);
    }
}
