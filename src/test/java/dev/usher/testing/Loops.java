package dev.usher.testing;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Contexts on different event loops. A thread of a test is given one and the same by {@link Vertx#getOrCreateContext()}. */
public final class Loops {
    private Loops() {}

    /** As many contexts as {@code count}, on the event loops of {@code vertx} in turn. */
    public static List<Context> of(Vertx vertx, int count) throws Exception {
        List<Context> loops = new CopyOnWriteArrayList<>();
        Soon.value(vertx.deployVerticle(
                () -> context -> {
                    loops.add(context);
                    return Future.succeededFuture();
                },
                new DeploymentOptions().setInstances(count)));
        return List.copyOf(loops);
    }
}
