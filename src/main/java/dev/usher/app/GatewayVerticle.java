package dev.usher.app;

import dev.usher.config.Settings;
import dev.usher.gateway.AdminListener;
import dev.usher.gateway.FileWatch;
import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A gateway that listens. Deploy it once: it starts as many event loops as its options say (by default one for each
 * processor) around one cache, one set of limits and one view of the servers. Undeploying it ends them all in order: it says
 * that it is not ready any more for {@code drain.notice}, then takes nothing new, and what is under way has
 * {@code drain.patience} to finish. Undeploy it before you close Vert.x, which cuts whatever is under way.
 */
public final class GatewayVerticle extends VerticleBase {
    private final Settings settings;
    private volatile Callable<Settings> source;
    private @Nullable Gateway gateway;
    private @Nullable Listeners listeners;
    private @Nullable AdminListener admin;
    private @Nullable FileWatch following;

    /**
     * A verticle for these options.
     *
     * @throws IllegalArgumentException with a line for each error in {@code options}
     */
    public GatewayVerticle(GatewayOptions options) {
        this(options.settings(), options::settings);
    }

    /** A verticle for {@code settings}, which {@code source} gives again when they are to be read again. */
    GatewayVerticle(Settings settings, Callable<Settings> source) {
        this.settings = settings;
        this.source = source;
    }

    @Override
    public Future<?> start() {
        if (context.getInstanceCount() > 1) {
            return Future.failedFuture("GatewayVerticle is deployed once: leave instances at 1 and set"
                    + " listen.event-loops, so that its event loops share one cache and one set of limits");
        }
        Gateway started = new Gateway(vertx, settings);
        Listeners opening = new Listeners(vertx, settings.listen());
        gateway = started;
        listeners = opening;
        return Admin.open(vertx, settings.admin(), started.observation(), router -> addRoutes(started, router))
                .onSuccess(open -> admin = open)
                .compose(open -> opening.open(started))
                .onSuccess(open -> started.observation().open())
                .recover(refused -> stop().transform(ended -> Future.failedFuture(refused)));
    }

    private void addRoutes(Gateway started, Router router) {
        started.checkup().addTo(router);
        started.purge().addTo(router);
        new ReloadRoute(this::reload).addTo(router);
    }

    /** Reads {@code file} again whenever it has changed, looking {@code every} so often; to be called once it is deployed. */
    void follow(SettingsSource file, Duration every) {
        FileWatch watch = new FileWatch(vertx, Clockwork.of(Delay.on(vertx)), every, file::print, this::reload);
        watch.begin(file.lastPrint());
        following = watch;
    }

    /**
     * Takes over what can change of {@code options} while it runs: servers, limits, lifetimes, levels of loggers
     * and all else but {@code listen}, {@code id}, {@code admin}, {@code access-log} and {@code drain}. No request fails of it: what
     * is under way goes on as before.
     *
     * @return fails with an {@link IllegalArgumentException} where the options are not right, and nothing has changed
     */
    public Future<Reloaded> reload(GatewayOptions options) {
        return take(options::settings).onSuccess(taken -> source = options::settings);
    }

    /** The same with what its source gives now. */
    Future<Reloaded> reload() {
        return take(source);
    }

    private Future<Reloaded> take(Callable<Settings> from) {
        return gateway == null ? Future.failedFuture("the gateway is not deployed") : gateway.reload(from);
    }

    /** The listeners have ended before this one is asked to, and with them what was under way. */
    @Override
    public Future<?> stop() {
        if (listeners != null) {
            listeners.close();
        }
        if (following != null) {
            following.close();
        }
        Future<?> ended = gateway == null ? Future.succeededFuture() : gateway.close();
        return admin == null ? ended : ended.eventually(admin::close);
    }

    /** The port of the admin listener, once this is deployed; 0 where there is none. */
    public int adminPort() {
        return admin == null ? 0 : admin.port();
    }

    /** The port on which the gateway listens, once it is deployed. */
    public int port() {
        return listeners == null ? 0 : listeners.port();
    }

    /** The port of plain HTTP beside the encrypted one, once it is deployed; 0 where there is none. */
    public int plainPort() {
        return listeners == null ? 0 : listeners.plainPort();
    }
}
