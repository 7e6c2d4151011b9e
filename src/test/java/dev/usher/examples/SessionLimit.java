package dev.usher.examples;

import dev.usher.client.UsersClient;
import dev.usher.client.UsersClientOptions;
import dev.usher.model.Password;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

public class SessionLimit {
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        limit(vertx, args[0], args[1], new Password(args[2]))
                .onComplete(done -> System.out.println("Two sessions each"), System.err::println)
                .eventually(vertx::close);
    }

    static Future<?> limit(Vertx vertx, String url, String name, Password password) {
        UsersClientOptions options = new UsersClientOptions().setUrl(url).setDeviceId("session-limit");
        return UsersClient.create(vertx, options)
                .authenticateUserByName(name, password)
                .compose(admin -> admin.client()
                        .getUsers()
                        .compose(users -> Future.join(users.stream()
                                .map(user -> admin.client().updatePolicy(user.id(), it -> it.withMaxActiveSessions(2)))
                                .toList())));
    }
}
