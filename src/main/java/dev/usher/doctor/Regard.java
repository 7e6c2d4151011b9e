package dev.usher.doctor;

import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Whether a server believes what this gateway says of its clients. */
enum Regard {
    BELIEVES,
    DOES_NOT,
    UNKNOWN;

    private static final String ITSELF = "Kestrel";

    /**
     * By two answers that may be coded: a server codes none that goes out by HTTPS, and {@code secure} answers a request
     * that is said to have come so. Another proxy between codes as it likes, so that only the server's own answers count.
     */
    static Regard byCoding(Response plain, Response secure) {
        if (plain.status() == 200 && Encounter.isBlocked(secure)) {
            return BELIEVES;
        }
        if (!isOfItself(plain) || !isOfItself(secure) || !isCoded(plain)) {
            return UNKNOWN;
        }
        return isCoded(secure) ? DOES_NOT : BELIEVES;
    }

    /** By two lists of users: some are for those at home alone. That they are equal says nothing. */
    static Regard byLists(Response near, Response far) {
        if (near.status() == 200 && Encounter.isBlocked(far)) {
            return BELIEVES;
        }
        boolean both = near.status() == 200 && far.status() == 200;
        return both && !bytes(near).equals(bytes(far)) ? BELIEVES : UNKNOWN;
    }

    /** By what the server says of where a request came from, once as from home and once as from afar. */
    static Regard byEndpoint(Response near, Response far) {
        Boolean nearby = isInNetwork(near);
        Boolean faraway = isInNetwork(far);
        if (nearby != null && Encounter.isBlocked(far)) {
            return BELIEVES;
        }
        if (nearby == null || faraway == null) {
            return UNKNOWN;
        }
        return nearby.equals(faraway) ? DOES_NOT : nearby ? BELIEVES : UNKNOWN;
    }

    private static boolean isOfItself(Response response) {
        return response.status() == 200
                && ITSELF.equals(response.fields().get(HttpHeaders.SERVER))
                && !response.fields().contains("via");
    }

    private static boolean isCoded(Response response) {
        return response.fields().contains(HttpHeaders.CONTENT_ENCODING);
    }

    private static Buffer bytes(Response response) {
        return response.body() instanceof Body.Full full ? full.bytes() : Buffer.buffer();
    }

    private static @Nullable Boolean isInNetwork(Response response) {
        try {
            return response.status() == 200 ? new JsonObject(bytes(response)).getBoolean("IsInNetwork") : null;
        } catch (DecodeException | ClassCastException unreadable) {
            return null;
        }
    }
}
