package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.fake.Phase;
import dev.usher.fake.ReceivedRequest;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each operation meets a server that is starting, in each of the ways in which one refuses, and a server that never will. */
class StartUpTest extends HouseholdCase {
    /** What the set-up server asks for. */
    private static final Duration ASKED = Duration.ofSeconds(5);
    /** What is waited where nobody asks for anything. */
    private static final Duration OWN = Duration.ofMillis(500);

    private static final Duration TICK = Duration.ofNanos(1);

    /** A connection for each request, so that none is kept that a restart has ended. */
    @Override
    void start(FakeOptions options) throws Exception {
        super.start(options);
        client = client(new UsersClientOptions()
                .setUrl(fake.url())
                .setDeviceId("device-1")
                .setWebClient(new WebClientOptions().setKeepAlive(false)));
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void setUpServerIsAskedAgainWhenItSaid(Deed deed) throws Exception {
        Supplier<Future<?>> call = deed.prepare(this);
        enter(Phase.SET_UP);

        Future<?> done = call.get();
        time.awaitWait(ASKED);
        enter(Phase.READY);

        assertAskedAgainAfter(ASKED, done);
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void loadingServerIsAskedAgainAfterAWhile(Deed deed) throws Exception {
        Supplier<Future<?>> call = deed.prepare(this);
        enter(Phase.LOADING);

        Future<?> done = call.get();
        time.awaitWait(OWN);
        enter(Phase.READY);

        assertAskedAgainAfter(OWN, done);
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void serverThatRefusesConnectionsIsAskedAgainAfterAWhile(Deed deed) throws Exception {
        Supplier<Future<?>> call = deed.prepare(this);
        Soon.value(client.getPublicUsers());
        enter(Phase.NOT_LISTENING);

        Future<?> done = call.get();
        time.awaitWait(OWN);
        enter(Phase.READY);

        assertAskedAgainAfter(OWN, done);
    }

    private void enter(Phase phase) throws Exception {
        Soon.value(fake.phase(phase));
        fake.forgetRequests();
    }

    /** Nobody knocks before; then one request does it. */
    private void assertAskedAgainAfter(Duration wait, Future<?> done) throws Exception {
        time.advance(wait.minus(TICK));
        assertThat(done.isComplete()).isFalse();
        assertThat(fake.requests()).isEmpty();

        time.advance(TICK);
        Soon.value(done);
        assertThat(fake.requests()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Deed.class)
    void blockedAddressIsToldAtOnceAndNotRepeated(Deed deed) throws Exception {
        Supplier<Future<?>> call = deed.prepare(this);
        fake.failAlways(request -> true, new Fault.Blocked());
        fake.forgetRequests();

        UsersException.BlockedAddress refused =
                refusal(UsersException.BlockedAddress.class, ErrorBody.Empty.class, call.get());

        assertThat(refused.retryAfter()).isEmpty();
        assertThat(fake.requests()).hasSize(1);
        fake.heal();
        Soon.value(call.get());
    }

    @Test
    void callWaitsThroughAWholeRestart() throws Exception {
        SignedIn irmak = irmak();
        enter(Phase.NOT_LISTENING);

        Future<?> done = irmak.client().getCurrentUser();
        time.awaitWait(OWN);
        enter(Phase.SET_UP);
        time.advance(OWN);
        time.awaitWait(ASKED);
        enter(Phase.LOADING);
        time.advance(ASKED);
        Soon.until(() -> !fake.requests().isEmpty());
        time.awaitWait(OWN);
        enter(Phase.READY);
        time.advance(OWN);

        Soon.value(done);
    }

    @Test
    void deadlineThatTheServersWordWouldPassEndsTheCallAtOnce() throws Exception {
        UsersClient hasty = client.withOptions(CallOptions.DEFAULT.withDeadline(ASKED));
        enter(Phase.SET_UP);

        UsersException.Starting first = refusal(
                UsersException.Starting.class, ErrorBody.Html.class, hasty.authenticateUserByName("Irmak", IRMAKS));
        UsersException.Starting second = refusal(
                UsersException.Starting.class, ErrorBody.Problem.class, hasty.authenticateUserByName("Irmak", IRMAKS));

        assertThat(List.of(first, second))
                .allSatisfy(told -> assertThat(told.retryAfter()).contains(ASKED));
        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void serverThatIsStillLoadingAtTheDeadlineIsToldAsSuch() throws Exception {
        UsersClient hasty = client.withOptions(CallOptions.DEFAULT.withDeadline(OWN.plus(TICK)));
        enter(Phase.LOADING);

        Future<SignedIn> done = hasty.authenticateUserByName("Irmak", IRMAKS);
        time.awaitWait(OWN);
        time.advance(OWN);

        UsersException.Loading told = refusal(UsersException.Loading.class, ErrorBody.Html.class, done);
        assertThat(told).hasMessageContaining("the server is loading");
    }

    @Test
    void readinessIsHealthAlone() throws Exception {
        assertThat(Soon.value(client.isReady())).isTrue();
        for (Phase phase : List.of(Phase.SET_UP, Phase.LOADING, Phase.NOT_LISTENING)) {
            enter(phase);
            assertThat(Soon.value(client.isReady())).as(phase.name()).isFalse();
        }
        enter(Phase.READY);

        assertThat(Soon.value(client.isReady())).isTrue();
        assertThat(fake.requests()).extracting(ReceivedRequest::target).containsExactly("/health");
    }

    @Test
    void readinessLetsThoseGoWhoWait() throws Exception {
        SignedIn irmak = irmak();
        enter(Phase.SET_UP);
        Future<?> done = irmak.client().getCurrentUser();
        time.awaitWait(ASKED);
        enter(Phase.READY);

        assertThat(Soon.value(client.isReady())).isTrue();

        Soon.value(done);
    }

    @Test
    void setUpServerTellsItsNameAndIsNotTakenForReady() throws Exception {
        enter(Phase.SET_UP);

        assertThat(Soon.value(client.getPublicSystemInfo()).startupWizardCompleted())
                .isFalse();
        assertThat(Soon.value(client.isReady())).isFalse();
    }
}
