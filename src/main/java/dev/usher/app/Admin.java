package dev.usher.app;

import dev.usher.config.AdminSettings;
import dev.usher.gateway.AdminListener;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens the admin listener that the settings ask for. */
final class Admin {
    private Admin() {}

    /** The listener, with the routes that {@code more} adds, or null where there shall be none. */
    static Future<@Nullable AdminListener> open(
            Vertx vertx, AdminSettings settings, Observation observation, Consumer<Router> more) {
        if (!settings.enabled()) {
            return Future.succeededFuture();
        }
        Set<String> names = new LinkedHashSet<>(settings.hosts());
        names.add(settings.host());
        AdminListener.Told told =
                new AdminListener.Told(observation.health(), observation::metrics, observation::status, more);
        return vertx.executeBlocking(() -> AdminSecret.of(settings))
                .compose(secret -> AdminListener.open(
                        vertx, new AdminListener.Address(settings.host(), settings.port(), names), secret, told))
                .recover(refused -> Future.failedFuture(new IllegalStateException(
                        "Usher's admin listener cannot listen on " + settings.host() + ":" + settings.port() + ": "
                                + BindFailure.words(refused)
                                + ". Set admin.port to one that is free, or admin.enabled to"
                                + " false.",
                        refused)));
    }
}
