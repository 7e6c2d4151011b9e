package dev.usher.it;

import dev.usher.client.UsersClient;
import dev.usher.client.UsersClientOptions;
import dev.usher.examples.SessionLimit;
import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.model.Password;
import dev.usher.model.UserDto;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the program of the README against a made-up server, and looks whether it has done what it says. */
public class Run {
    private static final List<String> MISSING = List.of(
            "org.slf4j.Logger",
            "org.jspecify.annotations.Nullable",
            "io.vertx.ext.web.Router",
            "com.github.benmanes.caffeine.cache.Cache",
            "io.soabase.recordbuilder.core.RecordBuilder");

    public static void main(String[] args) throws Exception {
        MISSING.forEach(Run::requireAbsent);
        Vertx vertx = Vertx.vertx();
        FakeJellyfin jellyfin =
                FakeJellyfin.create(vertx, FakeOptions.household()).listen(0).await(30, TimeUnit.SECONDS);

        SessionLimit.main(new String[] {jellyfin.url(), "root", "correct horse"});

        UsersClientOptions options =
                new UsersClientOptions().setUrl(jellyfin.url()).setDeviceId("run");
        UsersClient root = UsersClient.create(vertx, options)
                .authenticateUserByName("root", new Password("correct horse"))
                .await(30, TimeUnit.SECONDS)
                .client();
        long start = System.nanoTime();
        while (!root.getUsers().await(30, TimeUnit.SECONDS).stream().allMatch(Run::isLimited)) {
            if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(30)) {
                throw new AssertionError("the program has not limited the sessions of all users");
            }
        }
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    private static boolean isLimited(UserDto user) {
        return user.policy().maxActiveSessions() == 2;
    }

    private static void requireAbsent(String type) {
        try {
            Class.forName(type);
        } catch (ClassNotFoundException expected) {
            return;
        }
        throw new AssertionError(type + " is on the class path of an application that has only the library");
    }
}
