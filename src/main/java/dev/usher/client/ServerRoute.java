package dev.usher.client;

import dev.usher.service.Route;
import io.vertx.core.http.HttpMethod;

/** What a client asks besides the operations that the gateway knows. */
enum ServerRoute implements Route {
    LOGOUT(HttpMethod.POST, "/Sessions/Logout"),
    PUBLIC_SYSTEM_INFO(HttpMethod.GET, "/System/Info/Public"),
    HEALTH(HttpMethod.GET, "/health");

    private final HttpMethod method;
    private final String path;

    ServerRoute(HttpMethod method, String path) {
        this.method = method;
        this.path = path;
    }

    HttpMethod method() {
        return method;
    }

    String path() {
        return path;
    }
}
