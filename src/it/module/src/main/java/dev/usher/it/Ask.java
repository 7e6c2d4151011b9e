package dev.usher.it;

import dev.usher.client.UsersClient;
import dev.usher.client.UsersClientOptions;
import dev.usher.model.UserDto;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks a server of its own for users, with nothing but what the module requires. */
public class Ask {
    public static void main(String[] args) throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end(Buffer.buffer("[{\"Name\":\"ann\",\"New\":[1]}]")))
                .listen(0, "127.0.0.1")
                .await(30, TimeUnit.SECONDS);
        UsersClientOptions options = new UsersClientOptions()
                .setUrl("http://127.0.0.1:" + server.actualPort())
                .setDeviceId("module");

        List<UserDto> users =
                UsersClient.create(vertx, options).getPublicUsers().await(30, TimeUnit.SECONDS);

        String changed = users.get(0).withName("bob").toBuffer().toString();
        vertx.close().await(30, TimeUnit.SECONDS);
        if (!changed.equals("{\"Name\":\"bob\",\"New\":[1]}")) {
            throw new AssertionError(changed);
        }
    }
}
