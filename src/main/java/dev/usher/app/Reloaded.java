package dev.usher.app;

import java.util.List;

/**
 * What has come of new settings.
 *
 * @param inEffect the keys that had changed and are in effect now, as {@code limits.address.rate}
 * @param waiting the keys that have changed too, and will be in effect with the next start
 */
public record Reloaded(List<String> inEffect, List<String> waiting) {
    public Reloaded {
        inEffect = List.copyOf(inEffect);
        waiting = List.copyOf(waiting);
    }
}
