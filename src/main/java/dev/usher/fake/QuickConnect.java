package dev.usher.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a user's word and what has had it. A request lives for ten minutes, its login for as many from the
 * moment it was authorized; both still live at their last instant.
 */
final class QuickConnect {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, Login> logins = new HashMap<>();
    private final Ids ids;
    private final InstantSource dates;

    /** A device that asks to be logged in: it keeps the secret and shows the code. */
    record Request(String secret, String code, PresentedCredential device, Instant added, boolean authenticated) {
        ObjectNode json() {
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("Authenticated", authenticated)
                    .put("Secret", secret)
                    .put("Code", code)
                    .put("DeviceId", device.deviceId())
                    .put("DeviceName", device.device())
                    .put("AppName", device.client())
                    .put("AppVersion", device.version())
                    .put("DateAdded", WireJson.date(added));
        }

        @Override
        public String toString() {
            return "Request[" + device.deviceId() + "]";
        }
    }

    private record Login(ObjectNode result, Instant authorized) {
        @Override
        public String toString() {
            return "Login[" + authorized + "]";
        }
    }

    QuickConnect(Ids ids, InstantSource dates) {
        this.ids = ids;
        this.dates = dates;
    }

    Request initiate(PresentedCredential device) {
        Request request = new Request(ids.secret(), ids.code(), device, dates.instant(), false);
        requests.put(request.code, request);
        return request;
    }

    /** The living request with that secret, or null. */
    @Nullable
    Request find(String secret) {
        expire();
        return requests.values().stream()
                .filter(request -> request.secret.equals(secret))
                .findFirst()
                .orElse(null);
    }

    /** The living request that shows that code, or null. */
    @Nullable
    Request shown(String code) {
        expire();
        return requests.get(code);
    }

    /** Lets the request live a minute longer than one made now, so that its device sees what has become of it. */
    Request prolong(Request request) {
        Instant added = dates.instant().plus(GRACE);
        return keep(new Request(request.secret, request.code, request.device, added, request.authenticated));
    }

    /** Keeps {@code result} for the device that holds the secret. */
    void authorize(Request request, ObjectNode result) {
        logins.put(request.secret, new Login(result, dates.instant()));
        keep(new Request(request.secret, request.code, request.device, request.added, true));
    }

    private Request keep(Request request) {
        requests.put(request.code, request);
        return request;
    }

    /** What the request with that secret was authorized with, as often as it is asked for; or null. */
    @Nullable
    ObjectNode login(String secret) {
        expire();
        Login login = logins.get(secret);
        return login == null ? null : login.result;
    }

    private void expire() {
        Instant oldest = dates.instant().minus(LIFE);
        requests.values().removeIf(request -> request.added.isBefore(oldest));
        logins.values().removeIf(login -> login.authorized.isBefore(oldest));
    }
}
