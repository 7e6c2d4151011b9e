package dev.usher.testing.browser;

import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The DevTools protocol over one WebSocket: commands and their answers, and what the tabs tell by themselves. */
final class DevTools {
    private static final int LARGEST = 64 << 20;

    /** Held, for Vert.x closes a client of which nobody knows any more. */
    private final WebSocketClient client;

    private final WebSocket socket;
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, Promise<JsonObject>> awaited = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonObject>> listeners = new ConcurrentHashMap<>();

    private DevTools(WebSocketClient client, WebSocket socket) {
        this.client = client;
        this.socket = socket;
        socket.textMessageHandler(text -> hear(new JsonObject(text)));
        socket.closeHandler(closed -> awaited.values().forEach(promise -> promise.tryFail("Chromium is gone")));
    }

    /** Opens it at {@code url}, which Chromium has told. Chromium refuses whoever comes from a page, and so has an Origin. */
    static DevTools connect(Vertx vertx, String url) throws Exception {
        WebSocketClientOptions options =
                new WebSocketClientOptions().setMaxFrameSize(LARGEST).setMaxMessageSize(LARGEST);
        WebSocketConnectOptions to =
                new WebSocketConnectOptions().setAbsoluteURI(url).setAllowOriginHeader(false);
        WebSocketClient client = vertx.createWebSocketClient(options);
        return Soon.value(client.connect(to).map(socket -> new DevTools(client, socket)));
    }

    private void hear(JsonObject message) {
        Integer id = message.getInteger("id");
        if (id == null) {
            listeners
                    .getOrDefault(message.getString("sessionId", ""), ignored -> {})
                    .accept(message);
            return;
        }
        Promise<JsonObject> promise = awaited.remove(id);
        JsonObject error = message.getJsonObject("error");
        if (error == null) {
            promise.complete(message.getJsonObject("result"));
        } else {
            promise.fail(error.getString("message"));
        }
    }

    /** Has {@code listener} hear what the tab of {@code session} tells. */
    void listen(String session, Consumer<JsonObject> listener) {
        listeners.put(session, listener);
    }

    void close() throws Exception {
        Soon.value(client.close());
    }

    /** A command to the tab of {@code session}, or to the browser where that is empty. */
    Future<JsonObject> send(String session, String method, JsonObject parameters) {
        int id = ids.incrementAndGet();
        Promise<JsonObject> answer = Promise.promise();
        awaited.put(id, answer);
        JsonObject message =
                new JsonObject().put("id", id).put("method", method).put("params", parameters);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        socket.writeTextMessage(message.encode()).onFailure(answer::tryFail);
        return answer.future();
    }

    /** The answer to a command; fails the test where there is none. */
    JsonObject ask(String session, String method, JsonObject parameters) throws Exception {
        return Soon.value(send(session, method, parameters));
    }
}
