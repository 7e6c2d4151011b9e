package dev.usher.app;

import dev.usher.cache.CacheKey;
import dev.usher.cache.CachePolicy;
import dev.usher.cache.Lifetime;
import dev.usher.config.Settings;
import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.SeedUser;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import dev.usher.upstream.Wire;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A server of many users behind the layers of a gateway, with a wire between them, in a time that its users move. */
final class MixedServer {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Rule rule;
    private final ManualTime time;
    private final Vertx vertx;
    private final Context loop;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Callers callers =
            new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));
    private SharedServer server;
    private Service operations;
    private Service streams;

    /** What a write makes of all that is stored. */
    enum Rule {
        /** Nothing of it is used again. */
        ALL_AT_ONCE,
        /** What it may have changed is not used again. */
        BY_MATRIX,
        /** All of it is used until its time is up, which is wrong, and more than a rule can reach. */
        NOTHING
    }

    /** An answer that has come whole. */
    record Answer(int status, boolean fromStore, String text) {}

    private MixedServer(Rule rule, ManualTime time) {
        this.rule = rule;
        this.time = time;
        this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        this.loop = vertx.getOrCreateContext();
    }

    /** With users of these names, of whom the first administers it. */
    static MixedServer open(Rule rule, ManualTime time, List<String> names) throws Exception {
        MixedServer mixed = new MixedServer(rule, time);
        List<SeedUser> users = IntStream.range(0, names.size())
                .mapToObj(i -> SeedUser.named(names.get(i), "a password"))
                .map(user -> user.name().equals(names.get(0)) ? user.asAdministrator() : user)
                .toList();
        Clockwork clocks = new Clockwork(time, time, time);
        FakeJellyfin fake = Soon.value(FakeJellyfin.create(
                        mixed.vertx,
                        FakeOptions.household()
                                .withUsers(users)
                                .withTime(clocks)
                                .onSecret(Secrets::heed))
                .listen(0));
        mixed.build(Front.unlimited(fake.url()).settings(), clocks);
        return mixed;
    }

    private void build(Settings settings, Clockwork clocks) {
        Shared shared = Shared.of(settings, clocks, new Random(1));
        server = SharedServer.of(settings.upstreams().get(0), settings, clocks);
        OperationLayers layers = rule == Rule.BY_MATRIX
                ? new OperationLayers(settings, shared)
                : new OperationLayers(settings, shared) {
                    @Override
                    CachePolicy policy(SharedServer of) {
                        return new Coarse(super.policy(of), rule == Rule.ALL_AT_ONCE);
                    }
                };
        Wire wire = Wire.open(vertx, server.upstream(), time, time);
        operations = layers.before("home").over(layers.of(server).over(counted(wire.operations())));
        streams = new StreamLayers(settings, shared).of(server).over(counted(wire.streams()));
    }

    private Service counted(Service wire) {
        return request -> {
            underWay.incrementAndGet();
            return wire.call(request).onComplete(done -> underWay.decrementAndGet());
        };
    }

    /** The answer to {@code asked} with that content, once nothing is under way any more. */
    Answer ask(Asked asked, String content) throws Exception {
        Request plain = asked.read(RequestReader.standard(), callers, time.nanos() + PATIENCE.toNanos());
        Request request = content.isEmpty() ? plain : plain.withBody(Body.of(Buffer.buffer(content)));
        boolean operation = request.route() instanceof Operation;
        Promise<Response> promise = Promise.promise();
        loop.runOnContext(
                now -> (operation ? operations : streams).call(request).onComplete(promise));
        Response response = Soon.value(promise.future());
        if (response.body() instanceof Body.Streamed streamed) {
            streamed.stream().resume();
        }
        Soon.until(() -> underWay.get() == 0);
        Promise<Void> settled = Promise.promise();
        loop.runOnContext(now -> settled.complete());
        Soon.value(settled.future());
        if (!operation && rule == Rule.ALL_AT_ONCE) {
            server.generation().move();
        }
        return answer(response);
    }

    private static Answer answer(Response response) {
        String status = response.fields().get("Cache-Status");
        String text = response.body() instanceof Body.Full full ? full.bytes().toString() : "";
        return new Answer(response.status(), status != null && status.contains(";hit"), text);
    }

    void close() throws Exception {
        Soon.value(vertx.close());
    }

    /** A policy that does not say what an answer tells of, nor what a write changes. */
    private record Coarse(CachePolicy policy, boolean heedful) implements CachePolicy {
        @Override
        public @Nullable Lifetime lifetime(Request request) {
            return policy.lifetime(request);
        }

        @Override
        public CacheKey key(Request request) {
            return policy.key(request);
        }

        @Override
        public boolean isError(Response response) {
            return policy.isError(response);
        }

        @Override
        public boolean invalidates(Request request) {
            return heedful && policy.invalidates(request);
        }

        @Override
        public boolean mayHaveActed(Response response) {
            return policy.mayHaveActed(response);
        }
    }
}
