package dev.usher.jellyfin;

import dev.usher.cache.CacheKey;
import dev.usher.cache.CachePolicy;
import dev.usher.cache.Lifetime;
import dev.usher.cache.Scope;
import dev.usher.cache.Targets;
import dev.usher.service.Caller;
import dev.usher.service.Outcome;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be stored of one server's answers, and for whom. The server itself says nothing of that. A token may be revoked, or
 * its user's hours end, without a word to anybody, so that what needs a token is kept for seconds and for that token alone.
 */
public final class UsersCachePolicy implements CachePolicy {
    private static final Map<Operation, Lifetime> DEFAULTS = defaults();

    private final String server;
    private final Map<Operation, Lifetime> lifetimes;
    private final LegacyMode legacy;
    private final KnownOwners owners;
    private final WriteMatrix matrix;
    private final Targets targets;

    /**
     * A policy for the answers of the server of that name.
     *
     * @param lifetimes by operation; what is missing, or has no lifetime at all, is never stored
     * @param legacy what becomes of old forms. Where they go up as they came their answers are not stored, for the server may
     *     refuse in one form what it grants in another
     * @param owners whose tokens those are that ask the server
     * @throws IllegalArgumentException where there is one for an operation that must not be stored
     */
    public UsersCachePolicy(String server, Map<Operation, Lifetime> lifetimes, LegacyMode legacy, KnownOwners owners) {
        this.server = server;
        this.legacy = legacy;
        this.owners = owners;
        this.matrix = new WriteMatrix(owners);
        this.targets = Targets.NONE;
        this.lifetimes = new EnumMap<>(Operation.class);
        lifetimes.forEach((operation, lifetime) -> {
            if (!operation.isStorable()) {
                throw new IllegalArgumentException("the answer to " + operation + " must not be stored");
            }
            if (!lifetime.equals(Lifetime.NONE)) {
                this.lifetimes.put(operation, lifetime);
            }
        });
    }

    private UsersCachePolicy(UsersCachePolicy other, Targets targets) {
        this.server = other.server;
        this.lifetimes = other.lifetimes;
        this.legacy = other.legacy;
        this.owners = other.owners;
        this.matrix = other.matrix;
        this.targets = targets;
    }

    /** The same, where the fields that {@code others} find may forbid to store an answer, and else {@code Cache-Control}. */
    public UsersCachePolicy reading(Targets others) {
        return new UsersCachePolicy(this, others);
    }

    /** The lifetimes for all operations that may be stored. */
    public static Map<Operation, Lifetime> defaultLifetimes() {
        return DEFAULTS;
    }

    private static Map<Operation, Lifetime> defaults() {
        Duration whileRevalidating = Duration.ofSeconds(30);
        Duration ifError = Duration.ofMinutes(10);
        Lifetime shared = new Lifetime(Duration.ofSeconds(30), whileRevalidating, ifError);
        Lifetime personal = new Lifetime(Duration.ofSeconds(10), whileRevalidating, ifError);
        return Map.of(
                Operation.GET_PUBLIC_USERS, shared,
                Operation.QUICK_CONNECT_ENABLED, shared,
                Operation.GET_USERS, personal,
                Operation.GET_USER_BY_ID, personal,
                Operation.GET_CURRENT_USER, personal);
    }

    /** The fields are canonical here, so that one for caches says that nothing shall be stored. */
    @Override
    public @Nullable Lifetime lifetime(Request request) {
        return request.route() instanceof Operation operation
                        && isStored(operation, request.caller().tokenHash())
                        && isAnsweredAlike(request.caller())
                        && !request.fields().contains(HttpHeaders.CACHE_CONTROL)
                ? lifetimes.get(operation)
                : null;
    }

    private boolean isAnsweredAlike(Caller caller) {
        return legacy == LegacyMode.BRIDGE
                || PresentedCredential.of(caller).legacyForms().isEmpty();
    }

    /**
     * What needs a token is never stored without one. The public list is never stored with one: a valid token narrows it to
     * those whom the device may show.
     */
    private static boolean isStored(Operation operation, @Nullable String tokenHash) {
        return switch (operation) {
            case QUICK_CONNECT_ENABLED -> true;
            case GET_PUBLIC_USERS -> tokenHash == null;
            default -> tokenHash != null;
        };
    }

    @Override
    public CacheKey key(Request request) {
        return new CacheKey(server, request.target(), partition(request), variant(request.fields()));
    }

    @Override
    public @Nullable String token(Request request) {
        return request.route() == Operation.QUICK_CONNECT_ENABLED
                ? null
                : request.caller().tokenHash();
    }

    private static CacheKey.Partition partition(Request request) {
        Caller caller = request.caller();
        String addressClass = caller.local() ? "LAN" : "WAN";
        if (request.route() == Operation.QUICK_CONNECT_ENABLED) {
            return new CacheKey.Partition(null, "", "");
        }
        Caller.Credential credential = caller.credential();
        return credential == null || credential.tokenHash() == null
                ? new CacheKey.Partition(null, "", addressClass)
                : new CacheKey.Partition(credential.tokenHash(), credential.deviceId(), addressClass);
    }

    /** The fields are canonical here, so that their values are the classes of RFC 9111 §4.1. */
    private static CacheKey.Variant variant(MultiMap fields) {
        return new CacheKey.Variant(
                orEmpty(fields.get(HttpHeaders.ACCEPT)),
                orEmpty(fields.get(HttpHeaders.ACCEPT_ENCODING)),
                orEmpty(fields.get(HttpHeaders.ORIGIN)),
                orEmpty(fields.get(ForwardedFields.HOST)),
                orEmpty(fields.get(ForwardedFields.PROTO)));
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Override
    public Targets targets() {
        return targets;
    }

    @Override
    public boolean isError(Response response) {
        return response.status() >= 500 && ServerAnswers.classify(response) != Outcome.IGNORED;
    }

    @Override
    public boolean invalidates(Request request) {
        return request.route() instanceof Operation operation && operation.isWrite();
    }

    @Override
    public Scope reach(Request request, @Nullable Response response) {
        return matrix.reach((Operation) request.route(), request, response);
    }

    /**
     * Those whom it shows, and the owner of the token for which it was fetched. Where a server does not say whom it shows, it may be
     * anybody; and of a token whose owner has not asked for himself nobody knows whose it is.
     */
    @Override
    public Scope told(Request request, Response response, long generation) {
        List<String> subjects = new ArrayList<>();
        Operation operation = (Operation) request.route();
        String tokenHash = request.caller().tokenHash();
        if (operation == Operation.QUICK_CONNECT_ENABLED) {
            return Scope.NOTHING;
        }
        if (operation == Operation.GET_USERS || operation == Operation.GET_PUBLIC_USERS) {
            subjects.add(Subjects.LISTS);
        } else {
            Person shown = Person.in(response);
            if (shown == null) {
                return Scope.EVERYTHING;
            }
            subjects.addAll(Subjects.shown(shown));
            if (operation == Operation.GET_CURRENT_USER && tokenHash != null) {
                owners.learn(tokenHash, shown, generation);
            }
        }
        if (tokenHash != null) {
            subjects.addAll(Subjects.tokens(owners.of(tokenHash)));
        }
        return Scope.of(subjects);
    }

    /** All but the answer of a server that is starting, and our own word that it is: whoever gave it has not asked the server. */
    @Override
    public boolean mayHaveActed(Response response) {
        return !ServerAnswers.isUnexecuted(response);
    }
}
