package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.fake.ReceivedRequest;
import dev.usher.fake.ServerVersion;
import dev.usher.model.Password;
import dev.usher.testing.HeldPort;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.ext.web.client.WebClientOptions;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole sign-in by Quick Connect at a server in a time of its own. */
class QuickConnectSignInTest extends ClientCase {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final ManualTime serversTime = new ManualTime();
    private HeldPort port;
    private FakeJellyfin server;

    @BeforeEach
    void hold() throws IOException {
        port = HeldPort.take();
    }

    @AfterEach
    void letGo() throws IOException {
        port.close();
    }

    private FakeJellyfin listen(FakeOptions options) throws Exception {
        FakeOptions timed = options.withTime(new Clockwork(serversTime, serversTime, serversTime))
                .onSecret(Secrets::heed);
        return Soon.value(FakeJellyfin.create(vertx, timed).listen(port.number()));
    }

    private static FakeOptions household(ServerVersion version) {
        return FakeOptions.household().withVersion(version);
    }

    /** A connection for each request, so that none is kept that a restart has ended. */
    private UsersClient device(String id) {
        return open(new UsersClientOptions()
                .setUrl(server.url())
                .setDeviceId(id)
                .setWebClient(new WebClientOptions().setKeepAlive(false))
                .setQuickConnectInterval(Duration.ofMillis(20)));
    }

    private UsersClient irmak() throws Exception {
        return Soon.value(device("phone").authenticateUserByName("Irmak", new Password("battery staple")))
                .client();
    }

    private long polls() {
        return server.count(request -> request.path().equals("/QuickConnect/Connect"));
    }

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void anotherSessionAuthorizesOnTheWay(ServerVersion version) throws Exception {
        server = listen(household(version));
        UsersClient irmak = irmak();
        Promise<String> code = Promise.promise();

        Future<SignedIn> signIn = device("tv").signInWithQuickConnect(shown -> code.complete(shown.code()));
        String shown = Soon.value(code.future());
        Soon.until(() -> polls() >= 2);
        assertThat(signIn.isComplete()).isFalse();
        assertThat(Soon.value(irmak.authorizeQuickConnect(shown))).isTrue();

        SignedIn signedIn = Soon.value(signIn);
        assertThat(signedIn.user().name()).isEqualTo("Irmak");
        assertThat(Soon.value(signedIn.client().getCurrentUser()).name()).isEqualTo("Irmak");
    }

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void serverThatIsAwayForAWhileIsAskedOn(ServerVersion version) throws Exception {
        server = listen(household(version));
        UsersClient irmak = irmak();
        Promise<String> code = Promise.promise();
        Future<SignedIn> signIn = device("tv").signInWithQuickConnect(shown -> code.complete(shown.code()));
        String shown = Soon.value(code.future());

        Soon.value(server.stop());
        Soon.value(server.start());
        Soon.value(irmak.authorizeQuickConnect(shown));

        assertThat(Soon.value(signIn).user().name()).isEqualTo("Irmak");
    }

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void loginThatIsCutIsRedeemedOnceMore(ServerVersion version) throws Exception {
        server = listen(household(version));
        UsersClient irmak = irmak();
        server.fail(QuickConnectSignInTest::redeems, new Fault.Reset(true));
        Promise<String> code = Promise.promise();

        Future<SignedIn> signIn = device("tv").signInWithQuickConnect(shown -> code.complete(shown.code()));
        Soon.value(irmak.authorizeQuickConnect(Soon.value(code.future())));

        assertThat(Soon.value(Soon.value(signIn).client().getCurrentUser()).name())
                .isEqualTo("Irmak");
        assertThat(server.count(QuickConnectSignInTest::redeems)).isEqualTo(2);
    }

    private static boolean redeems(ReceivedRequest request) {
        return request.path().equals("/Users/AuthenticateWithQuickConnect");
    }

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void serverThatHasRestartedKnowsTheRequestNoMore(ServerVersion version) throws Exception {
        server = listen(household(version));
        Promise<Void> code = Promise.promise();
        Future<SignedIn> signIn = device("tv").signInWithQuickConnect(shown -> code.complete());
        Soon.value(code.future());

        Soon.value(server.stop());
        Soon.value(server.close());
        server = listen(household(version));

        UsersException failure = failure(signIn);
        assertThat(failure).isInstanceOf(UsersException.NotFound.class);
        assertThat(failure.maybeApplied()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void requestThatNobodyAuthorizesEndsInTenMinutes(ServerVersion version) throws Exception {
        server = listen(household(version));
        Promise<Void> code = Promise.promise();
        Future<SignedIn> signIn = device("tv").signInWithQuickConnect(shown -> code.complete());
        Soon.value(code.future());

        serversTime.advance(LIFE);
        server.forgetRequests();
        Soon.until(() -> polls() >= 2);
        assertThat(signIn.isComplete()).isFalse();
        serversTime.advance(Duration.ofSeconds(1));

        assertThat(failure(signIn)).isInstanceOf(UsersException.NotFound.class);
    }

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void serverWithoutQuickConnectRefusesAtOnce(ServerVersion version) throws Exception {
        server = listen(household(version).withQuickConnect(false));

        Future<SignedIn> signIn = device("tv").signInWithQuickConnect(shown -> {
            throw new AssertionError("there is no code");
        });

        assertThat(failure(signIn)).isInstanceOf(UsersException.Unauthorized.class);
        assertThat(polls()).isZero();
    }

    @ParameterizedTest
    @EnumSource(ServerVersion.class)
    void showThatThrowsEndsTheSignIn(ServerVersion version) throws Exception {
        server = listen(household(version));
        IllegalStateException noScreen = new IllegalStateException("no screen");

        Future<SignedIn> signIn = device("tv").signInWithQuickConnect(shown -> {
            throw noScreen;
        });

        assertThat(failure(IllegalStateException.class, signIn)).isSameAs(noScreen);
        assertThat(polls()).isZero();
    }
}
