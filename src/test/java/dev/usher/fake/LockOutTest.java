package dev.usher.fake;

import static dev.usher.fake.ServerVersion.V10_11;
import static dev.usher.fake.ServerVersion.V12;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What failed logins do to a user with a limit, beyond the exchanges that are replayed. */
class LockOutTest {
    private static final String RIGHT = "battery staple";

    private TimedFake fake;
    private String root;
    private String irmak;

    private void start(ServerVersion version) throws Exception {
        fake = new TimedFake(FakeOptions.household().withVersion(version));
        root = fake.token("root", "correct horse");
        irmak = fake.token("Irmak", RIGHT);
    }

    @AfterEach
    void stop() throws Exception {
        fake.stop();
    }

    @Test
    void limitHasNoEffectBefore12() throws Exception {
        start(V10_11);
        String user = fake.me(irmak);
        limit(user, 3, 0);

        fail(4);

        assertThat(fake.me(irmak)).contains("\"InvalidLoginAttemptCount\":4").contains("\"IsDisabled\":false");
        assertThat(fake.login("Irmak", RIGHT, "phone").status()).isEqualTo(200);
    }

    @Test
    void failureThatReachesTheLimitLocksSince12() throws Exception {
        start(V12);
        String user = fake.me(irmak);
        limit(user, 3, 0);

        fail(2);
        assertThat(fake.get("/Users/Me", irmak).status()).isEqualTo(200);
        fail(1);

        assertThat(fake.get("/Users/Me", irmak).status()).isEqualTo(401);
        assertThat(fake.login("Irmak", RIGHT, "phone").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "4, 401"})
    void unlockedUserHasTheFailuresThatHisPolicyCarries(int count, int status) throws Exception {
        start(V12);
        String user = fake.me(irmak);
        limit(user, 3, 0);
        fail(3);

        limit(user, 3, count);
        fail(1);

        assertThat(fake.get("/Users/Me", irmak).status()).isEqualTo(status);
    }

    private void fail(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            assertThat(fake.login("Irmak", "wrong", "thief").status()).isEqualTo(401);
        }
    }

    private void limit(String user, int limit, int count) throws IOException {
        String policy = TimedFake.policy(user)
                .replace("\"LoginAttemptsBeforeLockout\":-1", "\"LoginAttemptsBeforeLockout\":" + limit)
                .replace("\"InvalidLoginAttemptCount\":0", "\"InvalidLoginAttemptCount\":" + count);
        assertThat(fake.post("/Users/" + TimedFake.id(user) + "/Policy", root, policy)
                        .status())
                .isEqualTo(204);
    }
}
