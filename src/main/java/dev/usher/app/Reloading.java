package dev.usher.app;

import dev.usher.config.InvalidSettingsException;
import dev.usher.config.Settings;
import dev.usher.service.Bug;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the settings of a gateway again, has them taken over, and writes down what has come of it. */
final class Reloading {
    private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);

    private final Vertx vertx;
    private final Function<Settings, Future<Reloaded>> change;

    /** {@code change} takes settings over as far as it can. */
    Reloading(Vertx vertx, Function<Settings, Future<Reloaded>> change) {
        this.vertx = vertx;
        this.change = change;
    }

    /** Takes over what {@code source} gives, which may block. Where it is not right, the settings before stay. */
    Future<Reloaded> from(Callable<Settings> source) {
        return vertx.executeBlocking(source, true)
                .compose(change)
                .onSuccess(Reloading::tell)
                .onFailure(Reloading::complain);
    }

    private static void tell(Reloaded result) {
        if (result.inEffect().isEmpty() && result.waiting().isEmpty()) {
            LOG.info("the settings have been read again: nothing has changed");
        }
        if (!result.inEffect().isEmpty()) {
            LOG.info("the settings have been read again, and these are in effect: {}", join(result.inEffect()));
        }
        result.waiting().forEach(key -> LOG.warn("{}: changes with the next start", key));
    }

    private static String join(Iterable<String> keys) {
        return String.join(", ", keys);
    }

    private static void complain(Throwable reason) {
        if (reason instanceof InvalidSettingsException invalid) {
            invalid.errors().forEach(error -> LOG.warn("the settings before stay in effect: {}", error));
        } else {
            LOG.error("the settings could not be taken over: {}", Bug.inWords(reason));
        }
    }
}
