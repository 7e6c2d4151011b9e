package dev.usher.service;

/** So many bytes, all taken at first. */
final class Bytes implements Space {
    private long free;
    private final long all;

    Bytes(long all) {
        this.all = all;
    }

    @Override
    public boolean take(long bytes) {
        if (bytes > free) {
            return false;
        }
        free -= bytes;
        return true;
    }

    @Override
    public void leave(long bytes) {
        free += bytes;
    }

    long taken() {
        return all - free;
    }
}
