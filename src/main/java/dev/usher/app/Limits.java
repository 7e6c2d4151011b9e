package dev.usher.app;

import dev.usher.config.LimitSettings;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.Stream;
import dev.usher.limit.AcceptedCallers;
import dev.usher.limit.Rate;
import dev.usher.limit.RateLimitPolicy;
import dev.usher.limit.RateLimiter;
import dev.usher.service.Request;
import dev.usher.time.Ticker;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The limits in the order in which they are asked: a login pays twice, and the narrower limit refuses it first. */
final class Limits {
    private Limits() {}

    static List<RateLimitPolicy> policies(LimitSettings settings, AcceptedCallers accepted, Ticker ticker) {
        return List.of(
                policy("logins", settings.logins(), settings.tableSize(), ticker, Limits::loginKey),
                policy("address", settings.address(), settings.tableSize(), ticker, Limits::addressKey),
                policy(
                        "caller",
                        settings.caller(),
                        settings.tableSize(),
                        ticker,
                        request -> isExempt(request) ? null : accepted.keyOf(request)));
    }

    /** The same limits as {@code settings} have them now; whoever has paid has paid. */
    static List<RateLimitPolicy> changed(List<RateLimitPolicy> policies, LimitSettings settings) {
        return policies.stream()
                .map(policy -> policy.withRate(rate(policy.name(), settings), settings.tableSize()))
                .toList();
    }

    private static Rate rate(String name, LimitSettings settings) {
        return switch (name) {
            case "logins" -> settings.logins();
            case "address" -> settings.address();
            default -> settings.caller();
        };
    }

    private static RateLimitPolicy policy(
            String name, Rate rate, int tableSize, Ticker ticker, Function<Request, @Nullable Object> key) {
        return new RateLimitPolicy(name, RateLimiter.local(rate, ticker, tableSize), rate, key);
    }

    /**
     * Streams are exempt, for one page of posters is a hundred of them; but not those that may empty the store, nor the opening
     * of a WebSocket, which is a new session to its server.
     */
    private static boolean isExempt(Request request) {
        return request.route() == Stream.OTHER;
    }

    private static @Nullable Object addressKey(Request request) {
        return isExempt(request) ? null : request.caller().addressGroup();
    }

    private static @Nullable Object loginKey(Request request) {
        return request.route() instanceof Operation operation && operation.isLogin()
                ? request.caller().addressGroup()
                : null;
    }
}
