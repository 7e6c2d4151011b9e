package dev.usher.app;

import dev.usher.service.Request;
import dev.usher.service.Service;
import dev.usher.time.Ticker;
import io.vertx.core.http.HttpHeaders;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/**
 * Asks for so many different pictures, each of which may be stored for a year, half of them by an origin of their own, and prints
 * the most that the store counted, the most that lived on the heap, both in MiB, and the seconds that it took. Run in a JVM of
 * its own.
 */
final class HostileKeys {
    private static final int LOOKS = 10;
    private static final double MEBIBYTE = 1 << 20;
    private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

    private final HitStack stack;
    private final Request asked = HitStack.picture("1");
    private long stored;
    private long heap;

    private HostileKeys(HitStack stack) {
        this.stack = stack;
    }

    /** Arguments: how many, and the size of the store as in a configuration. */
    public static void main(String[] args) {
        int many = Integer.parseInt(args[0]);
        HitStack stack = new HitStack(args[1]);
        HostileKeys keys = new HostileKeys(stack);
        Ticker ticker = Ticker.system();
        long begun = ticker.nanos();
        keys.ask(many);
        double seconds = (ticker.nanos() - begun) / 1e9;
        if (stack.fetches() != many) {
            throw new IllegalStateException("not every key was new: " + stack.fetches());
        }
        System.out.printf("%.1f %.1f %.1f%n", keys.stored / MEBIBYTE, keys.heap / MEBIBYTE, seconds);
    }

    private void ask(int many) {
        Service streams = stack.streams();
        for (int i = 0; i < many; i++) {
            streams.call(i % 2 == 0 ? targeted(i) : originated(i));
            if (i % (many / LOOKS) == many / LOOKS - 1) {
                look();
            }
        }
    }

    private Request targeted(int number) {
        return asked.withTarget("/Items/" + number + "/Images/Primary?tag=" + number);
    }

    private Request originated(int number) {
        return asked.withFields(
                HttpHeaders.headers().addAll(asked.fields()).set(HttpHeaders.ORIGIN, "https://" + number + ".example"));
    }

    private void look() {
        stored = Math.max(stored, stack.stored());
        System.gc();
        heap = Math.max(heap, MEMORY.getHeapMemoryUsage().getUsed());
    }
}
