package dev.usher.doctor;

import dev.usher.model.AccessToken;
import dev.usher.service.Response;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Finds out whether a server believes what this gateway says of its clients: by a token where there is one, else from outside. */
final class Eyes {
    static final String WHO = "/System/Info/Public";
    private static final String LISTS = "/Users/Public";
    private static final String ENDPOINT = "/System/Endpoint";
    private static final String FOR = "X-Forwarded-For";

    /** An address that is nobody's (RFC 5737), and one that is at home everywhere. */
    private static final String FAR = "203.0.113.9";

    private static final String NEAR = "127.0.0.1";

    /** A name that is nobody's (RFC 2606). */
    static final String HOST = "usher.invalid";

    private final Inquiry inquiry;
    private final @Nullable AccessToken token;

    Eyes(Inquiry inquiry, @Nullable AccessToken token) {
        this.inquiry = inquiry;
        this.token = token;
    }

    /** How the server that is reached from {@code address} sees this gateway. */
    Future<Sight> look(String address) {
        if (token == null) {
            return fromOutside(address, false);
        }
        return both(ENDPOINT, withToken(token, NEAR), withToken(token, FAR), (near, far) -> {
                    boolean refused = near.status() == 401;
                    return new Sight(Regard.byEndpoint(near, far), address, refused);
                })
                .compose(sight -> sight.regard() == Regard.UNKNOWN
                        ? fromOutside(address, sight.tokenRefused())
                        : Future.succeededFuture(sight));
    }

    private Future<Sight> fromOutside(String address, boolean refused) {
        return both(
                        WHO,
                        Map.of("Accept-Encoding", "gzip"),
                        Map.of("Accept-Encoding", "gzip", FOR, FAR, "X-Forwarded-Proto", "https"),
                        Regard::byCoding)
                .compose(regard -> regard == Regard.UNKNOWN
                        ? both(LISTS, Map.of(FOR, NEAR), Map.of(FOR, FAR), Regard::byLists)
                        : Future.succeededFuture(regard))
                .map(regard -> new Sight(regard, address, refused));
    }

    /** Asks one after the other, so that a single connection does and a server with little strength is not pressed. */
    private <T> Future<T> both(
            String target,
            Map<String, String> one,
            Map<String, String> other,
            BiFunction<Response, Response, T> verdict) {
        return inquiry.get(target, one)
                .compose(first -> inquiry.get(target, other).map(second -> verdict.apply(first, second)));
    }

    private static Map<String, String> withToken(AccessToken token, String address) {
        Map<String, String> fields = new HashMap<>();
        fields.put("Authorization", "MediaBrowser Token=\"" + token.value() + "\"");
        fields.put(FOR, address);
        return fields;
    }
}
