package dev.usher.config;

import dev.usher.limit.Capacity;

/**
 * How many operations one server has to do at once.
 *
 * @param max how many may be under way
 * @param queue how many more may wait for their turn
 * @param logins how many of those under way may be logins
 */
public record ConcurrencySettings(int max, int queue, int logins) {
    static final ConcurrencySettings DEFAULTS = new ConcurrencySettings(32, 512, 4);

    private static final int MOST = 10_000;
    private static final int LONGEST_QUEUE = 100_000;

    public ConcurrencySettings {
        new Rules()
                .range("max", max, 1, MOST)
                .range("queue", queue, 0, LONGEST_QUEUE)
                .range("logins", logins, 1, MOST)
                .enforce();
    }

    /** What a server is given to do. */
    public Capacity ofOperations() {
        return new Capacity(max, queue);
    }

    /** What it is given to do of logins; theirs is a queue of their own. */
    public Capacity ofLogins() {
        return new Capacity(logins, queue);
    }

    static ConcurrencySettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new ConcurrencySettings(
                        section.integer("max", DEFAULTS.max),
                        section.integer("queue", DEFAULTS.queue),
                        section.integer("logins", DEFAULTS.logins)));
    }
}
