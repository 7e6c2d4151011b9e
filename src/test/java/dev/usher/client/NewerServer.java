package dev.usher.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.fake.FakeJellyfin;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Stands before a fake server and changes the users that it gives, as a newer server would give them. */
final class NewerServer {
    /** Keeps numbers of any size and precision. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final FakeJellyfin fake;
    private final Consumer<ObjectNode> change;
    private final HttpClient client;
    private final HttpServer server;
    private volatile JsonNode given = MissingNode.getInstance();

    NewerServer(Vertx vertx, FakeJellyfin fake, Consumer<ObjectNode> change) throws Exception {
        this.fake = fake;
        this.change = change;
        client = vertx.createHttpClient();
        server =
                Soon.value(vertx.createHttpServer().requestHandler(this::accept).listen(0, "127.0.0.1"));
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** The latest user that was given. */
    JsonNode given() {
        return given;
    }

    private void accept(HttpServerRequest request) {
        request.body()
                .onSuccess(body -> client.request(request.method(), fake.port(), "127.0.0.1", request.uri())
                        .compose(forwarded -> {
                            forwarded
                                    .headers()
                                    .addAll(request.headers())
                                    .remove("Host")
                                    .remove("Transfer-Encoding");
                            return forwarded.send(body);
                        })
                        .onSuccess(answer -> answer.body().onSuccess(content -> answer(request, answer, content))));
    }

    private void answer(HttpServerRequest request, HttpClientResponse answer, Buffer content) {
        boolean user = request.method().equals(HttpMethod.GET) && answer.statusCode() == 200;
        request.response().setStatusCode(answer.statusCode());
        answer.headers().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Transfer-Encoding")) {
                request.response().putHeader(name, value);
            }
        });
        request.response().end(user ? changed(content) : content);
    }

    private Buffer changed(Buffer content) {
        try {
            ObjectNode user = (ObjectNode) JSON.readTree(content.getBytes());
            change.accept(user);
            byte[] bytes = JSON.writeValueAsBytes(user);
            given = JSON.readTree(bytes);
            return Buffer.buffer(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
