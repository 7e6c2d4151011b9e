package dev.usher.app;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.Fault;
import dev.usher.fake.Phase;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.Soon;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Kills a server under load and lets it start again, each step by the count of what came to it, never by a clock. */
final class Executioner {
    /** More than there are clients, and enough for the retry budget to have been earned anew. */
    private static final int INTERVAL = 100;

    private static final long PATIENCE_SECONDS = 60;

    private final FakeJellyfin jellyfin;
    private final IntSupplier refusals;
    private final AtomicInteger heard = new AtomicInteger();

    /**
     * One death and what comes after it.
     *
     * @param method of the request on which the server dies
     * @param path how the path of that request ends
     * @param moment how far the request has come
     * @param refusals how many connections are refused before the server is back
     * @param phases what it goes through until it is ready, each until it has been asked something
     */
    record Sentence(String method, String path, Fault.Moment moment, int refusals, List<Phase> phases) {
        boolean isMetBy(ReceivedRequest request) {
            return request.method().name().equals(method) && request.path().endsWith(path);
        }
    }

    /** One for {@code jellyfin}; {@code refusals} tells how many connections to it have been refused so far. */
    Executioner(FakeJellyfin jellyfin, IntSupplier refusals) {
        this.jellyfin = jellyfin;
        this.refusals = refusals;
        jellyfin.failAlways(
                request -> {
                    heard.incrementAndGet();
                    return false;
                },
                new Fault.Hang());
    }

    /** Returns when the server is ready again. */
    void carryOut(Sentence sentence) throws Exception {
        int due = heard.get() + INTERVAL;
        CompletableFuture<ReceivedRequest> struck = new CompletableFuture<>();
        jellyfin.fail(
                request -> heard.get() > due && sentence.isMetBy(request) && struck.complete(request),
                new Fault.Death(sentence.moment()));
        struck.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        Soon.until(() -> jellyfin.phase() == Phase.NOT_LISTENING);

        int enough = refusals.getAsInt() + sentence.refusals();
        Soon.until(() -> refusals.getAsInt() >= enough);
        for (Phase phase : sentence.phases()) {
            Soon.value(jellyfin.phase(phase));
            int before = heard.get();
            Soon.until(() -> heard.get() > before);
        }
        Soon.value(jellyfin.start());
    }
}
