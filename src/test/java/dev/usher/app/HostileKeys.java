package dev.usher.app;

import dev.usher.service.Service;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/**
 * Asks for so many different pictures, each of which may be stored for a year, and prints the most that the store counted and
 * the most that lived on the heap, in MiB. Run in a JVM of its own.
 */
final class HostileKeys {
    private static final int LOOKS = 20;
    private static final long MEBIBYTE = 1L << 20;

    private HostileKeys() {}

    /** Arguments: how many, and the size of the store as in a configuration. */
    public static void main(String[] args) {
        int many = Integer.parseInt(args[0]);
        HitStack stack = new HitStack(args[1]);
        Service streams = stack.streams();
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        long stored = 0;
        long heap = 0;
        for (int i = 0; i < many; i++) {
            streams.call(HitStack.picture(Integer.toString(i)));
            if (i % (many / LOOKS) == many / LOOKS - 1) {
                stored = Math.max(stored, stack.stored());
                System.gc();
                heap = Math.max(heap, memory.getHeapMemoryUsage().getUsed());
            }
        }
        if (stack.fetches() != many) {
            throw new IllegalStateException("not every key was new: " + stack.fetches());
        }
        System.out.println((double) stored / MEBIBYTE + " " + (double) heap / MEBIBYTE);
    }
}
