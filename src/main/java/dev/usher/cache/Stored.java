package dev.usher.cache;

/** Something that takes room in the store. */
interface Stored {
    /** What it takes in memory, in bytes, rounded up, without its key. */
    long bytes();
}
