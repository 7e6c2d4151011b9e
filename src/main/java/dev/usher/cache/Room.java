package dev.usher.cache;

import dev.usher.service.Space;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What may be in memory besides the store, over all servers and event loops, of contents that are still coming or being read.
 * Thread-safe.
 */
public final class Room implements Space {
    private final AtomicLong taken = new AtomicLong();
    private volatile long most;
    private volatile long largest;

    /**
     * Room for {@code most} bytes.
     *
     * @param largest the bytes of the largest content that is let in; zero lets none in
     */
    public Room(long most, long largest) {
        resize(most, largest);
    }

    /** The same for other sizes from now on; what is in stays. */
    public void resize(long newMost, long newLargest) {
        this.most = newMost;
        this.largest = Math.min(newLargest, newMost);
    }

    long largest() {
        return largest;
    }

    @Override
    public boolean take(long bytes) {
        if (bytes > largest || largest == 0) {
            return false;
        }
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    @Override
    public void leave(long bytes) {
        taken.addAndGet(-bytes);
    }
}
