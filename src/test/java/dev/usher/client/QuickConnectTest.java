package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.model.QuickConnectResult;
import dev.usher.model.QuickConnectSecret;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Signing in by the word of somebody who is signed in elsewhere. */
class QuickConnectTest extends HouseholdCase {
    private static final QuickConnectSecret UNKNOWN = new QuickConnectSecret("0".repeat(64));

    private final AtomicReference<QuickConnectResult> shown = new AtomicReference<>();

    @Test
    void requestIsMadeAuthorizedAndRedeemed() throws Exception {
        QuickConnectResult request = Soon.value(client.initiateQuickConnect());
        SignedIn irmak = irmak();

        assertThat(request.code()).matches("[0-9]{6}");
        assertThat(request.deviceId()).isEqualTo("device-1");
        assertThat(Soon.value(client.getQuickConnectState(request.secret())).authenticated())
                .isFalse();
        assertThat(Soon.value(irmak.client().authorizeQuickConnect(request.code())))
                .isTrue();
        assertThat(Soon.value(client.getQuickConnectState(request.secret())).authenticated())
                .isTrue();
        SignedIn signedIn = Soon.value(client.authenticateWithQuickConnect(request.secret()));
        assertThat(signedIn.user().id()).isEqualTo(irmak.user().id());
        assertThat(Soon.value(signedIn.client().getCurrentUser()).name()).isEqualTo("Irmak");
        assertThat(Soon.value(client.authenticateWithQuickConnect(request.secret()))
                        .token())
                .isEqualTo(signedIn.token());
    }

    @Test
    void administratorAuthorizesForAnyone() throws Exception {
        SignedIn root = root();
        QuickConnectResult request = Soon.value(client.initiateQuickConnect());

        Soon.value(root.client()
                .authorizeQuickConnect(request.code(), user(root, "guest").id()));

        assertThat(Soon.value(client.authenticateWithQuickConnect(request.secret()))
                        .user()
                        .name())
                .isEqualTo("guest");
    }

    @Test
    void requestThatNobodyAuthorizedIsNotFound() throws Exception {
        QuickConnectResult request = Soon.value(client.initiateQuickConnect());

        refusal(
                UsersException.NotFound.class,
                ErrorBody.Text.class,
                client.authenticateWithQuickConnect(request.secret()));
        refusal(UsersException.NotFound.class, ErrorBody.Text.class, client.authenticateWithQuickConnect(UNKNOWN));
        refusal(UsersException.NotFound.class, "Unknown secret", client.getQuickConnectState(UNKNOWN));
    }

    @Test
    void emptySecretIsInvalid() {
        invalid(client.authenticateWithQuickConnect(new QuickConnectSecret("")), "Secret");
        invalid(client.getQuickConnectState(new QuickConnectSecret("")), "secret");
    }

    @Test
    void codeIsForWhoIsSignedInAndForTheOwnUser() throws Exception {
        SignedIn irmak = irmak();
        QuickConnectResult request = Soon.value(client.initiateQuickConnect());

        refusal(UsersException.Unauthorized.class, ErrorBody.Empty.class, client.authorizeQuickConnect(request.code()));
        refusal(
                UsersException.Forbidden.class,
                ErrorBody.Text.class,
                irmak.client()
                        .authorizeQuickConnect(
                                request.code(), user(irmak, "root").id()));
        refusal(
                UsersException.NotFound.class,
                ErrorBody.Text.class,
                irmak.client().authorizeQuickConnect("000000"));
    }

    @Test
    void secondAuthorizationFailsAndMayHaveBeenApplied() throws Exception {
        UsersClient phone = client(new UsersClientOptions().setUrl(fake.url()).setDeviceId("phone"));
        SignedIn irmak = Soon.value(phone.authenticateUserByName("Irmak", IRMAKS));
        QuickConnectResult request = Soon.value(client.initiateQuickConnect());
        Soon.value(irmak.client().authorizeQuickConnect(request.code()));

        UsersException.UnexpectedStatus failed =
                failure(UsersException.UnexpectedStatus.class, irmak.client().authorizeQuickConnect(request.code()));

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.maybeApplied()).isTrue();
        assertThat(failed.body()).isEqualTo(new ErrorBody.Text("Error processing request."));
    }

    @Test
    void serverThatHasItSwitchedOffSaysSo() throws Exception {
        assertThat(Soon.value(client.getQuickConnectEnabled())).isTrue();
        start(FakeOptions.household().withQuickConnect(false));
        String disabled = "Quick connect is disabled";

        assertThat(Soon.value(client.getQuickConnectEnabled())).isFalse();
        refusal(UsersException.Unauthorized.class, disabled, client.initiateQuickConnect());
        refusal(UsersException.Unauthorized.class, disabled, client.getQuickConnectState(UNKNOWN));
        refusal(UsersException.Unauthorized.class, ErrorBody.Text.class, client.authenticateWithQuickConnect(UNKNOWN));
        refusal(UsersException.Unauthorized.class, disabled, client.signInWithQuickConnect(shown::set));
    }

    @Test
    void signInAsksUntilSomebodyHasAuthorized() throws Exception {
        SignedIn irmak = irmak();

        Future<SignedIn> signingIn = client.signInWithQuickConnect(shown::set);
        Soon.until(() -> shown.get() != null);
        askAgain();
        Soon.value(irmak.client().authorizeQuickConnect(shown.get().code()));
        askAgain();

        assertThat(Soon.value(signingIn).user().name()).isEqualTo("Irmak");
        assertThat(fake.count(request -> request.path().equals("/QuickConnect/Connect")))
                .isEqualTo(2);
    }

    private void askAgain() {
        long before = fake.count(request -> request.path().equals("/QuickConnect/Connect"));
        time.awaitWait(UsersClientOptions.DEFAULT_QUICK_CONNECT_INTERVAL);
        time.advance(UsersClientOptions.DEFAULT_QUICK_CONNECT_INTERVAL);
        Soon.until(() -> fake.count(request -> request.path().equals("/QuickConnect/Connect")) > before);
    }

    @Test
    void signInOutlastsAnAnswerThatNeverComes() throws Exception {
        SignedIn irmak = irmak();
        fake.fail(request -> request.path().equals("/QuickConnect/Connect"), new Fault.Hang());

        Future<SignedIn> signingIn =
                client.withOptions(CallOptions.DEFAULT.withRetries(0)).signInWithQuickConnect(shown::set);
        Soon.until(() -> shown.get() != null);
        askAgain();
        Soon.value(irmak.client().authorizeQuickConnect(shown.get().code()));
        time.advance(UsersClientOptions.DEFAULT_ATTEMPT_TIMEOUT);
        askAgain();

        assertThat(Soon.value(signingIn).user().name()).isEqualTo("Irmak");
    }
}
