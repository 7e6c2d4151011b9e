package dev.usher.service;

/** A stream of content that is counted as long as what it gave is still to be written. */
public interface Held {
    /** What it gave has been written, or will not be. Whoever has read it to its end owes it this, as does its cancellation. */
    void letGo();
}
