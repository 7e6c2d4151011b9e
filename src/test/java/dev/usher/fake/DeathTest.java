package dev.usher.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.Fault.Moment;
import dev.usher.testing.HeldPort;
import dev.usher.testing.RawClient;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server that dies on a request. */
class DeathTest {
    private static final String INFO = "/System/Info/Public";

    private final Vertx vertx = Vertx.vertx();
    private HeldPort port;
    private FakeJellyfin fake;
    private RawClient client;

    @BeforeEach
    void start() throws Exception {
        port = HeldPort.take();
        FakeOptions options = FakeOptions.household().withAbruptEnds().onSecret(Secrets::heed);
        fake = Soon.value(FakeJellyfin.create(vertx, options).listen(port.number()));
        client = new RawClient("127.0.0.1", port.number());
    }

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
        port.close();
    }

    private boolean isAnswered() {
        try {
            return client.send("GET", INFO).complete();
        } catch (IOException cut) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"UNREAD, 0", "CARRIED_OUT, 1", "HALF_ANSWERED, 1"})
    void requestIsCarriedOutAsFarAsItHasComeAndNeverAnswered(Moment moment, int executions) throws Exception {
        fake.fail(new Fault.Death(moment));

        assertThat(isAnswered()).isFalse();
        Soon.until(() -> fake.phase() == Phase.NOT_LISTENING);
        assertThat(fake.executions()).hasSize(executions);

        Soon.value(fake.start());
        assertThat(isAnswered()).isTrue();
        assertThat(fake.executions()).hasSize(executions + 1);
    }

    @Test
    void otherConnectionsAreReset() throws Exception {
        try (Socket other = new Socket("127.0.0.1", port.number())) {
            assertThat(isAnswered()).isTrue();
            fake.fail(new Fault.Death(Moment.CARRIED_OUT));
            isAnswered();

            assertThat(readOf(other)).isEqualTo("Connection reset");
        }
    }

    private static String readOf(Socket socket) throws IOException {
        try {
            return "read " + socket.getInputStream().read();
        } catch (SocketException reset) {
            return String.valueOf(reset.getMessage());
        }
    }

    @Test
    void executionsAreForgottenWithTheRequests() {
        assertThat(isAnswered()).isTrue();
        assertThat(fake.executions()).hasSize(1);

        fake.forgetRequests();

        assertThat(fake.executions()).isEmpty();
    }
}
