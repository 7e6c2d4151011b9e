package dev.usher.app;

import dev.usher.identity.Callers;
import dev.usher.jellyfin.Reading;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Body;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.testing.Field;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;

/** A request without content, as it comes from a client. Immutable. */
record Asked(HttpMethod method, String server, String target, String address, List<Field> fields) {
    /** What the edge writes of how a client came, after it has read the rest. */
    private static final List<String> STAMPED = List.of("X-Forwarded-Host", "X-Forwarded-Proto");

    /** From the local network, at the server {@code home}. */
    static Asked get(String target) {
        return new Asked(HttpMethod.GET, "home", target, "192.168.1.5", List.of());
    }

    Asked method(HttpMethod newMethod) {
        return new Asked(newMethod, server, target, address, fields);
    }

    Asked at(String newServer) {
        return new Asked(method, newServer, target, address, fields);
    }

    Asked from(String newAddress) {
        return new Asked(method, server, target, newAddress, fields);
    }

    /** With one more field, spelt like this. */
    Asked with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Asked(method, server, target, address, List.copyOf(more));
    }

    /** With the list in which a client names its device and its token, if it has one. */
    Asked by(String deviceId, String token) {
        String member = token.isEmpty() ? "" : ", Token=\"" + token + "\"";
        return with("Authorization", "MediaBrowser Client=\"Test\", DeviceId=\"" + deviceId + "\"" + member);
    }

    /** What the edge makes of this, to be answered by {@code deadlineNanos}. */
    Request read(RequestReader reader, Callers callers, long deadlineNanos) {
        MultiMap map = HttpHeaders.headers();
        fields.forEach(field -> map.add(field.name(), field.value()));
        Reading reading = reader.read(method, target, map, "");
        STAMPED.stream().filter(map::contains).forEach(name -> reading.fields().set(name, map.get(name)));
        return new Request(
                method,
                reading.match().target(),
                reading.fields(),
                Body.EMPTY,
                callers.from(address).caller(reading.credential()),
                reading.match().route(),
                deadlineNanos,
                Observer.NONE);
    }
}
