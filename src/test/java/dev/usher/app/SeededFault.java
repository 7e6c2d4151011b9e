package dev.usher.app;

import dev.usher.cache.CacheKey;
import dev.usher.cache.CachePolicy;
import dev.usher.cache.HttpCachePolicy;
import dev.usher.cache.Lifetime;
import dev.usher.cache.ResourceKey;
import dev.usher.cache.Scope;
import dev.usher.config.Settings;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.StreamCachePolicy;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.property.House;
import dev.usher.time.Clockwork;
import dev.usher.upstream.UpstreamSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The layers of a gateway with one thing wrong with them, or nothing. */
enum SeededFault implements House {
    NONE,
    /** A write empties the store, and what is under way is stored all the same. */
    NO_GENERATION_GUARD,
    NO_DEVICE_IN_THE_KEY,
    A_FORBIDDEN_WRITE_INVALIDATES_NOTHING,
    A_WAITER_RESUMES_THOUGH_ITS_TOKEN_WAS_REVOKED,
    A_USER_DOES_NOT_CHANGE_WHERE_HE_IS_SHOWN_ALONE,
    A_USER_DOES_NOT_CHANGE_WHERE_ALL_ARE_SHOWN,
    A_TOKEN_IS_NOBODYS,
    OPERATIONS_ARE_KEPT_BY_PATH_ALONE,
    STREAMS_ARE_KEPT_BY_PATH_ALONE,
    TWO_SERVERS_ARE_KEPT_AS_ONE,
    WHAT_IS_KEPT_FOR_A_TOKEN_OUTLIVES_IT,
    TARGETED_FIELDS_ARE_NOT_READ,
    A_HEAD_FILLS_A_GET,
    A_PART_IS_STORED_AS_THE_WHOLE,
    A_COOKIE_IS_STORED;

    private static final int LOOPS = 2;
    private static final Settings SETTINGS = options().settings();
    private static final Settings UNTARGETED =
            options().set("cache.targets", List.of()).settings();

    private static GatewayOptions options() {
        return Front.unlimited("http://home.example").server("cabin", "http://cabin.example");
    }

    private Settings settings() {
        return this == TARGETED_FIELDS_ARE_NOT_READ ? UNTARGETED : SETTINGS;
    }

    @Override
    public List<Map<String, Stack>> over(Map<String, Service> wires, ManualTime time) {
        Shared shared = Shared.of(settings(), new Clockwork(time, time, time), new Random(1));
        List<SharedServer> servers = servers(shared);
        List<Map<String, Stack>> loops = new ArrayList<>();
        for (int loop = 0; loop < LOOPS; loop++) {
            Map<String, Stack> stacks = new HashMap<>();
            for (int i = 0; i < servers.size(); i++) {
                String name = settings().upstreams().get(i).name();
                stacks.put(name, stack(servers.get(i), shared, wires.get(name)));
            }
            loops.add(stacks);
        }
        return loops;
    }

    /** What is known of each; of two that are kept as one the same, for what is kept counts only where it was fetched. */
    private List<SharedServer> servers(Shared shared) {
        List<UpstreamSettings> addresses = settings().upstreams();
        return this == TWO_SERVERS_ARE_KEPT_AS_ONE
                ? Collections.nCopies(addresses.size(), SharedServer.of(addresses.get(0), settings(), shared.time()))
                : addresses.stream()
                        .map(address -> SharedServer.of(address, settings(), shared.time()))
                        .toList();
    }

    private Stack stack(SharedServer server, Shared shared, Service wire) {
        OperationLayers operations = new Operations(shared);
        StreamLayers streams = new StreamLayers(settings(), shared, mode -> policy(shared));
        Service operation =
                operations.before(server.name()).over(operations.of(server).over(wire));
        return new Stack(
                this == NO_GENERATION_GUARD ? emptying(operation, shared) : operation,
                Disguise.of(this).around(streams.of(server), wire));
    }

    private static Service emptying(Service operation, Shared shared) {
        return request -> operation.call(request).onComplete(done -> {
            if (!request.isSafe()) {
                shared.store().forget("home");
                shared.store().forget("cabin");
            }
        });
    }

    private HttpCachePolicy policy(Shared shared) {
        HttpCachePolicy sound = new StreamCachePolicy(shared.epochs());
        return switch (this) {
            case STREAMS_ARE_KEPT_BY_PATH_ALONE ->
                new Blurred(sound, SeededFault::path, any -> new ResourceKey.Partition(null, ""));
            case WHAT_IS_KEPT_FOR_A_TOKEN_OUTLIVES_IT ->
                new Blurred(sound, UnaryOperator.identity(), SeededFault::unmarked);
            default -> sound;
        };
    }

    /** The same cache, of which nobody sees that it is a token's. */
    private static ResourceKey.Partition unmarked(ResourceKey.Partition sound) {
        return new ResourceKey.Partition(null, sound.circumstances() + sound.token());
    }

    private static String path(String target) {
        return target.split("[?]")[0];
    }

    /** The layers of operations, with what is wrong. */
    private final class Operations extends OperationLayers {
        Operations(Shared shared) {
            super(settings(), shared);
        }

        @Override
        CachePolicy policy(SharedServer server) {
            return new Faulty(super.policy(server));
        }

        @Override
        Object asker(CachePolicy policy, Request request) {
            return SeededFault.this == A_WAITER_RESUMES_THOUGH_ITS_TOKEN_WAS_REVOKED
                    ? SeededFault.this
                    : super.asker(policy, request);
        }
    }

    /** A sound policy but for what is wrong. */
    private final class Faulty implements CachePolicy {
        private final CachePolicy sound;

        Faulty(CachePolicy sound) {
            this.sound = sound;
        }

        @Override
        public @Nullable String token(Request request) {
            return sound.token(request);
        }

        @Override
        public @Nullable Lifetime lifetime(Request request) {
            return sound.lifetime(request);
        }

        @Override
        public CacheKey key(Request request) {
            CacheKey key = sound.key(request);
            CacheKey.Partition whose = key.partition();
            return switch (SeededFault.this) {
                case NO_DEVICE_IN_THE_KEY ->
                    new CacheKey(
                            key.server(),
                            key.target(),
                            new CacheKey.Partition(whose.token(), "", whose.addressClass()),
                            key.variant());
                case OPERATIONS_ARE_KEPT_BY_PATH_ALONE ->
                    new CacheKey(key.server(), path(key.target()), new CacheKey.Partition(null, "", ""), key.variant());
                default -> key;
            };
        }

        @Override
        public boolean isError(Response response) {
            return sound.isError(response);
        }

        @Override
        public boolean invalidates(Request request) {
            return SeededFault.this != NO_GENERATION_GUARD && sound.invalidates(request);
        }

        @Override
        public Scope reach(Request request, @Nullable Response response) {
            return sound.reach(request, response);
        }

        @Override
        public Scope told(Request request, Response response, long generation) {
            boolean all = request.route() == Operation.GET_USERS || request.route() == Operation.GET_PUBLIC_USERS;
            return switch (SeededFault.this) {
                case A_USER_DOES_NOT_CHANGE_WHERE_HE_IS_SHOWN_ALONE ->
                    all ? sound.told(request, response, generation) : Scope.NOTHING;
                case A_USER_DOES_NOT_CHANGE_WHERE_ALL_ARE_SHOWN ->
                    all ? Scope.NOTHING : sound.told(request, response, generation);
                case A_TOKEN_IS_NOBODYS -> sound.told(request.withCaller(Requests.ANYBODY), response, generation);
                default -> sound.told(request, response, generation);
            };
        }

        @Override
        public boolean mayHaveActed(Response response) {
            boolean heeded = SeededFault.this != A_FORBIDDEN_WRITE_INVALIDATES_NOTHING || response.status() != 403;
            return heeded && sound.mayHaveActed(response);
        }
    }
}
