package dev.usher.limit;

/**
 * How much a server is given to do.
 *
 * @param slots how many requests may be under way at once, one or more
 * @param queue how many more may wait for their turn, zero or more
 */
public record Capacity(int slots, int queue) {
    public Capacity {
        if (slots < 1 || queue < 0) {
            throw new IllegalArgumentException(
                    "a capacity needs one slot at least, and no queue or one: " + slots + ", " + queue);
        }
    }
}
