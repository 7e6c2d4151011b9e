package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Gateways before which requests fail that carry secrets, and how it is seen that their answers hold none. */
@ExtendWith(VertxExtension.class)
abstract class SecretsCase {
    static final String OURS = "urn:usher:problem:";
    static final String NOBODY = "http://127.0.0.1:1";

    Vertx vertx;

    @BeforeEach
    void start(Vertx ofThisTest) {
        vertx = ofThisTest;
    }

    FakeJellyfin fake() throws Exception {
        return Front.fake(vertx, FakeOptions.household());
    }

    /** A gateway that gives up early, after {@code patience}. */
    int gateway(GatewayOptions options, String patience) throws Exception {
        return Front.open(vertx, options.set("retry.attempts", 1).set("deadlines.operation", patience));
    }

    int gateway(GatewayOptions options) throws Exception {
        return gateway(options, "4s");
    }

    /** Sends all of them; every answer is an error of ours of one of these statuses, and holds no secret. */
    static void assertRefused(int port, List<SecretRequest> requests, int... statuses) throws IOException {
        for (SecretRequest request : requests) {
            RawResponse answer = request.send(port);
            assertThat(answer.status()).as(request.toString()).isIn(intoList(statuses));
            assertThat(answer.text()).as(request.toString()).contains(OURS);
            assertHidden(answer);
        }
    }

    private static List<Integer> intoList(int... statuses) {
        return Arrays.stream(statuses).boxed().toList();
    }

    static void assertHidden(RawResponse answer) {
        Secrets.assertNotIn(answer.text());
        answer.fields().forEach(field -> Secrets.assertNotIn(field.value()));
    }
}
