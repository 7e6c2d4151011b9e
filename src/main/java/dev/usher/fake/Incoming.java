package dev.usher.fake;

import io.vertx.core.MultiMap;

/** A request that Kestrel let pass: its fields are decoded, and its arrival is noted on the ticker. */
record Incoming(ReceivedRequest received, Target target, MultiMap fields, String peer, long arrived) {
    String method() {
        return received.method().name();
    }

    /** The same request, with its body. */
    Incoming with(ReceivedRequest whole) {
        return new Incoming(whole, target, fields, peer, arrived);
    }

    /** The target as a server reads it that knows no base URL. */
    Target withoutBaseUrl(FakeOptions options) {
        return Target.parse(received.target(), options.withBaseUrl(""));
    }

    boolean isPreflight() {
        return method().equals("OPTIONS")
                && fields.contains("Origin")
                && fields.contains("Access-Control-Request-Method");
    }

    boolean wantsWebSocket() {
        return method().equals("GET") && "websocket".equalsIgnoreCase(fields.get("Upgrade"));
    }
}
