package dev.usher.fake;

import io.vertx.core.MultiMap;

/** Whom a server takes a request for, before it looks the token up: by the fake's own reading, which shares nothing with Usher's. */
public record Whom(String token, String client, String device, String deviceId, String version) {
    /** Read as a server with the old forms, or as one without them; the fields as they come from the wire. */
    public static Whom read(String target, MultiMap fields, boolean legacy) {
        MultiMap decoded = Kestrel.decode(fields);
        if (decoded == null) {
            throw new IllegalArgumentException("every server refuses these fields");
        }
        int mark = target.indexOf('?');
        Query query = Query.parse(mark < 0 ? "" : target.substring(mark + 1));
        PresentedCredential read = PresentedCredential.read(decoded, query, legacy);
        return new Whom(read.token(), read.client(), read.device(), read.deviceId(), read.version());
    }
}
