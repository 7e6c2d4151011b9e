package dev.usher.app;

import dev.usher.testing.Field;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/** A GET as it comes from a client. Immutable. */
record Asked(String server, String target, String address, List<Field> fields) {
    /** From the local network, at the server {@code home}. */
    static Asked get(String target) {
        return new Asked("home", target, "192.168.1.5", List.of());
    }

    Asked at(String newServer) {
        return new Asked(newServer, target, address, fields);
    }

    Asked from(String newAddress) {
        return new Asked(server, target, newAddress, fields);
    }

    /** With one more field, spelt like this. */
    Asked with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new Asked(server, target, address, List.copyOf(more));
    }

    /** With the list in which a client names its device and its token, if it has one. */
    Asked by(String deviceId, String token) {
        String member = token.isEmpty() ? "" : ", Token=\"" + token + "\"";
        return with("Authorization", "MediaBrowser Client=\"Test\", DeviceId=\"" + deviceId + "\"" + member);
    }

    MultiMap map() {
        MultiMap map = HttpHeaders.headers();
        fields.forEach(field -> map.add(field.name(), field.value()));
        return map;
    }
}
