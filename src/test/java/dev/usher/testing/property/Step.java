package dev.usher.testing.property;

import dev.usher.testing.property.Visit.Wish;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One thing that happens in a play. Each holds what it needs, so that it means something whatever went before. */
interface Step {
    void in(Play play);

    /**
     * A client of which only the token is not known before the play: it is the one that is good for {@code person} then.
     *
     * @param person whose token he has, or -1 for none
     * @param cabin whether he asks the server {@code cabin}, and not {@code home}
     */
    record Client(
            int person, boolean cabin, String device, boolean local, boolean dress, String origin, String language) {}

    /** A client asks, and waits so many seconds. */
    record Asks(Client client, Read read, Wish wish, int patience) implements Step {
        @Override
        public void in(Play play) {
            play.visit(client, read, null, new Play.Way(wish, patience));
        }
    }

    /** A client changes something. The server treats that as it is written here, or as everything else. */
    record Changes(
            Client client,
            Write write,
            int patience,
            @Nullable Conduct treatment) implements Step {
        @Override
        public void in(Play play) {
            play.servers().forEach(server -> server.treatWrites(treatment));
            play.visit(client, null, write, new Play.Way(Wish.NOTHING, patience));
        }
    }

    /** From here on the server is like that. */
    record Becomes(Conduct conduct) implements Step {
        @Override
        public void in(Play play) {
            play.servers().forEach(server -> server.be(conduct));
        }
    }

    /** One of the requests that it has not answered ends like that. */
    record Lands(int which, Conduct conduct) implements Step {
        @Override
        public void in(Play play) {
            play.land(which, conduct);
        }
    }

    /** Time passes. */
    record Passes(int seconds) implements Step {
        @Override
        public void in(Play play) {
            play.pass(Duration.ofSeconds(seconds));
        }
    }

    /** One of the clients that wait leaves. */
    record Leaves(int which) implements Step {
        @Override
        public void in(Play play) {
            play.leave(which);
        }
    }

    /** The server takes the token of {@code person} no longer. */
    record Revokes(int person) implements Step {
        @Override
        public void in(Play play) {
            play.revoke(person);
        }
    }

    /** From here on {@code person} has a new token. */
    record SignsIn(int person) implements Step {
        @Override
        public void in(Play play) {
            play.signIn(person);
        }
    }

    /** The state changes behind the gateway's back. */
    record ChangesUnseen(String part) implements Step {
        @Override
        public void in(Play play) {
            play.change(part);
        }
    }
}
