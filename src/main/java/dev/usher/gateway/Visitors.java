package dev.usher.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;

/** How many exchanges are under way through a door. */
public final class Visitors {
    private final Visitors[] also;
    private final AtomicInteger present = new AtomicInteger();
    private final Promise<Void> gone = Promise.promise();
    private volatile boolean last;

    /** Nobody yet. */
    public Visitors() {
        this.also = new Visitors[0];
    }

    private Visitors(Visitors[] also) {
        this.also = also;
    }

    /** Those of a door behind which all of {@code doors} are: whoever enters it enters them. */
    public static Visitors of(Collection<Visitors> doors) {
        return new Visitors(doors.toArray(Visitors[]::new));
    }

    void enter() {
        present.incrementAndGet();
        for (Visitors each : also) {
            each.enter();
        }
    }

    void leave() {
        if (present.decrementAndGet() == 0 && last) {
            gone.tryComplete();
        }
        for (Visitors each : also) {
            each.leave();
        }
    }

    /** Succeeds when those who are present have left; to be called when nobody new is led here. */
    public Future<Void> gone() {
        last = true;
        if (present.get() == 0) {
            gone.tryComplete();
        }
        return gone.future();
    }
}
