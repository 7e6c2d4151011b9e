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
import java.util.Random;
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
    STREAMS_ARE_KEPT_BY_PATH_ALONE;

    private static final Settings SETTINGS =
            Front.unlimited("http://home.example").settings();

    @Override
    public Stack over(Service wire, ManualTime time) {
        Shared shared = Shared.of(SETTINGS, new Clockwork(time, time, time), new Random(1));
        SharedServer server = SharedServer.of(SETTINGS.upstreams().get(0), SETTINGS, shared.time());
        OperationLayers operations = new Operations(shared);
        StreamLayers streams = new StreamLayers(SETTINGS, shared, policy(shared));
        Service operation = operations.before("home").over(operations.of(server).over(wire));
        return new Stack(
                this == NO_GENERATION_GUARD ? emptying(operation, shared) : operation,
                streams.of(server).over(wire));
    }

    private static Service emptying(Service operation, Shared shared) {
        return request -> operation.call(request).onComplete(done -> {
            if (!request.isSafe()) {
                shared.store().forget("home");
            }
        });
    }

    private HttpCachePolicy policy(Shared shared) {
        HttpCachePolicy sound = new StreamCachePolicy(shared.epochs());
        return this == STREAMS_ARE_KEPT_BY_PATH_ALONE ? new ByPath(sound) : sound;
    }

    private static String path(String target) {
        return target.split("[?]")[0];
    }

    /** The layers of operations, with what is wrong. */
    private final class Operations extends OperationLayers {
        Operations(Shared shared) {
            super(SETTINGS, shared);
        }

        @Override
        CachePolicy policy(SharedServer server) {
            return new Faulty(super.policy(server));
        }

        @Override
        Object asker(Request request) {
            return SeededFault.this == A_WAITER_RESUMES_THOUGH_ITS_TOKEN_WAS_REVOKED
                    ? SeededFault.this
                    : super.asker(request);
        }
    }

    /** A sound policy but for what is wrong. */
    private final class Faulty implements CachePolicy {
        private final CachePolicy sound;

        Faulty(CachePolicy sound) {
            this.sound = sound;
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

    /** A policy by which all who ask for one path are one. */
    private record ByPath(HttpCachePolicy sound) implements HttpCachePolicy {
        @Override
        public boolean considers(Request request) {
            return sound.considers(request);
        }

        @Override
        public String target(String target) {
            return path(target);
        }

        @Override
        public ResourceKey.Partition partition(Request request) {
            return new ResourceKey.Partition(null, "");
        }

        @Override
        public boolean isCredentialed(Request request) {
            return sound.isCredentialed(request);
        }

        @Override
        public boolean changesMore(Request request) {
            return sound.changesMore(request);
        }
    }
}
