package dev.usher.app;

import dev.usher.config.ConcurrencySettings;
import dev.usher.limit.ConcurrencyLimit;
import dev.usher.time.Clockwork;

/**
 * How much one server has to do at once, on all event loops together.
 *
 * @param all of operations
 * @param logins of those that are logins, which need a slot of each
 */
record Slots(ConcurrencyLimit all, ConcurrencyLimit logins) {
    /** The slots of the server of that name, none in use. */
    static Slots of(String server, ConcurrencySettings settings, Clockwork time) {
        return new Slots(
                new ConcurrencyLimit(server, settings.ofOperations(), time.ticker(), time.delay()),
                new ConcurrencyLimit(server, settings.ofLogins(), time.ticker(), time.delay()));
    }

    /** How many operations are under way; a login that waits for a slot of all is none yet. */
    int inFlight() {
        return all.running();
    }

    /** How many wait for their turn. */
    int waiting() {
        return all.waiting() + logins.waiting();
    }

    /** How many have been refused. */
    long shed() {
        return all.shed() + logins.shed();
    }
}
