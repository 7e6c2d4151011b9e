package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.model.Password;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Origin;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the closing of a client leaves: failed calls that tell the truth, and nothing else. */
class ClosingTest extends ClientCase {
    private static final UUID SOMEBODY = new UUID(1, 2);

    private final ManualTime time = new ManualTime();
    private ClientCore core;
    private UsersClient client;

    @Override
    UsersClientOptions options() {
        return super.options()
                .setRetry(new RetryOptions().setBackoff(Duration.ofSeconds(5)).setMaxBackoff(Duration.ofSeconds(5)));
    }

    private void start() {
        core = core(options(), time);
        client = StackedClient.over(core);
    }

    private void assertClosed(Future<?> call, boolean maybeApplied) throws Exception {
        UsersException failure = failure(call);
        assertThat(failure).isInstanceOf(UsersException.Closed.class);
        assertThat(failure.maybeApplied()).as(failure.operation()).isEqualTo(maybeApplied);
    }

    private void assertNothingIsLeft() throws Exception {
        assertThat(core.alarms().pending()).isZero();
        assertThat(time.pending()).isZero();
        for (int i = 0; i < origin.connections.size(); i++) {
            origin.awaitClosed(i);
        }
    }

    @Test
    void callsOnTheWireFailAndOnlyWritesMayHaveBeenApplied() throws Exception {
        start();
        Future<?> write = client.createUserByName("Ada", null);
        Future<?> read = client.getUsers();
        Soon.until(() -> origin.visits.size() == 2);

        Soon.value(client.close());

        assertClosed(write, true);
        assertClosed(read, false);
        assertNothingIsLeft();
    }

    @Test
    void callsThatWaitForAStartingServerFailAndWereNotApplied() throws Exception {
        start();
        origin.script = visit -> visit.answer(SET_UP);
        Future<?> login = client.authenticateUserByName("Ada", new Password("correct horse"));
        awaitWaiting(1);
        Future<?> deletion = client.deleteUser(SOMEBODY);
        awaitWaiting(2);

        Soon.value(client.close());

        assertClosed(login, false);
        assertClosed(deletion, false);
        assertThat(origin.visits).hasSize(1);
        assertNothingIsLeft();
    }

    /** Each that waits has its deadline, and the first has set the alarm of the server's word. */
    private void awaitWaiting(int calls) {
        Soon.until(() -> core.alarms().pending() == calls + 1);
    }

    @Test
    void writeBetweenAttemptsMayHaveBeenAppliedByTheFirst() throws Exception {
        start();
        origin.script = visit -> visit.socket().close();
        Future<?> deletion = client.deleteUser(SOMEBODY);
        Future<?> read = client.getUsers();
        Soon.until(() -> origin.connections.size() == 2);
        origin.awaitClosed(0);
        origin.awaitClosed(1);

        Soon.value(client.close());

        assertClosed(deletion, true);
        assertClosed(read, false);
        assertThat(origin.visits).hasSize(2);
        assertNothingIsLeft();
    }

    @Test
    void writeThatCouldNotConnectBeforeWasNotApplied() throws Exception {
        core = core(options().setUrl(Origin.nobody().toString()), time);
        client = StackedClient.over(core);
        Future<?> write = client.createUserByName("Ada", null);
        Soon.until(() -> delays.get() == 2 && core.alarms().pending() == 1);

        Soon.value(client.close());

        assertClosed(write, false);
        assertNothingIsLeft();
    }

    @Test
    void signInBetweenPollsFails() throws Exception {
        start();
        origin.script =
                visit -> visit.answer(json("200 OK", "{\"Secret\":\"a-secret-of-a-test\",\"Code\":\"123456\"}"));
        Promise<Void> shown = Promise.promise();
        Future<?> signIn = client.signInWithQuickConnect(code -> shown.complete());
        Soon.value(shown.future());
        Soon.until(() -> core.alarms().pending() == 1);

        Soon.value(client.close());

        assertClosed(signIn, false);
        assertThat(origin.visits).hasSize(1);
        assertNothingIsLeft();
    }

    @Test
    void signInAtAServerThatNeverAnswersAgainEndsAfterElevenMinutes() throws Exception {
        start();
        origin.script =
                visit -> visit.answer(json("200 OK", "{\"Secret\":\"a-secret-of-a-test\",\"Code\":\"123456\"}"));
        Promise<Void> shown = Promise.promise();
        Future<?> signIn = client.signInWithQuickConnect(code -> shown.complete());
        Soon.value(shown.future());
        origin.script = visit -> {};

        Soon.until(() -> {
            time.advance(Duration.ofSeconds(1));
            return signIn.isComplete();
        });

        assertThat(failure(signIn)).isInstanceOf(UsersException.Unanswered.class);
        assertThat(time.nanos()).isGreaterThanOrEqualTo(Duration.ofMinutes(11).toNanos());
        assertThat(core.alarms().pending()).isZero();
    }

    @Test
    void laterCallsFailAndWereNotApplied() throws Exception {
        start();
        UsersClient view = client.withOptions(CallOptions.DEFAULT.withRetries(0));
        Soon.value(view.close());

        for (Future<?> call : List.of(
                client.getUsers(),
                client.isReady(),
                client.deleteUser(SOMEBODY),
                client.authenticateUserByName("Ada", null),
                client.signInWithQuickConnect(code -> {}),
                client.updatePolicy(SOMEBODY, policy -> policy))) {
            assertClosed(call, false);
        }
        assertThat(origin.connections).isEmpty();
        assertNothingIsLeft();
    }

    @Test
    void closingTwiceIsClosing() throws Exception {
        start();
        origin.script = visit -> visit.answer(NO_USERS);
        Soon.value(client.getPublicUsers());

        Future<Void> first = client.close();
        Future<Void> second = client.close();

        Soon.value(first);
        Soon.value(second);
        Soon.value(client.close());
        assertNothingIsLeft();
    }
}
