package dev.usher.app;

import dev.usher.testing.RawClient;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway before a server by script. */
@ExtendWith(VertxExtension.class)
abstract class StreamCase {
    Vertx vertx;
    HttpClient http;
    int port;
    int originPort;
    volatile Handler<HttpServerRequest> script;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        http = vertx.createHttpClient();
        originPort = Soon.value(vertx.createHttpServer()
                        .requestHandler(request -> script.handle(request))
                        .listen(0, "127.0.0.1"))
                .actualPort();
        port = Front.open(vertx, Front.unlimited("http://127.0.0.1:" + originPort));
    }

    RawClient client() {
        return Front.client(port);
    }

    Future<HttpClientRequest> open(HttpMethod method) {
        return http.request(method, port, "127.0.0.1", "/Videos/1/stream");
    }
}
