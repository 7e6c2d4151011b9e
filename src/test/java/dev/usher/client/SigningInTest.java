package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.model.AuthenticationResult;
import dev.usher.model.Password;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways in with a name and a password, and the way out. */
class SigningInTest extends HouseholdCase {
    private static final Password WRONG = new Password("wrong");

    @Test
    void sessionIsTheUsersOwn() throws Exception {
        SignedIn irmak = Soon.value(client.authenticateUserByName("IRMAK", IRMAKS));

        assertThat(irmak.user().name()).isEqualTo("Irmak");
        assertThat(irmak.token().value()).matches("[0-9a-f]{32}");
        assertThat(irmak.client().options().token()).isEqualTo(irmak.token());
        assertThat(Soon.value(irmak.client().getCurrentUser()).id())
                .isEqualTo(irmak.user().id());
        assertThat(client.options().token()).isNull();
    }

    @Test
    void sessionTellsWhatTheClientCallsItself() throws Exception {
        UsersClient named = client(new UsersClientOptions()
                .setUrl(fake.url())
                .setClient("Öur \"own\", client+")
                .setDevice("50% télévision")
                .setDeviceId("a+b=c,d")
                .setVersion("1 %2B"));

        AuthenticationResult session =
                Soon.value(named.authenticateUserByName("guest", null)).result();

        assertThat(session.sessionInfo().client()).isEqualTo("Öur \"own\", client+");
        assertThat(session.sessionInfo().deviceName()).isEqualTo("50% télévision");
        assertThat(session.sessionInfo().deviceId()).isEqualTo("a+b=c,d");
        assertThat(session.sessionInfo().applicationVersion()).isEqualTo("1 %2B");
        assertThat(session.serverId()).isEqualTo(fake.serverId());
    }

    @Test
    void userWithoutAPasswordNeedsNone() throws Exception {
        assertThat(Soon.value(client.authenticateUserByName("guest", null))
                        .user()
                        .name())
                .isEqualTo("guest");
        assertThat(Soon.value(client.authenticateUserByName("guest", new Password("")))
                        .user()
                        .name())
                .isEqualTo("guest");
    }

    @Test
    void loginEndsTheEarlierSessionOfTheSameUserAndDevice() throws Exception {
        SignedIn earlier = irmak();

        SignedIn later = irmak();

        refusal(
                UsersException.Unauthorized.class,
                ErrorBody.Empty.class,
                earlier.client().getCurrentUser());
        assertThat(Soon.value(later.client().getCurrentUser()).name()).isEqualTo("Irmak");
    }

    @Test
    void loginNeverCarriesTheTokenOfItsView() throws Exception {
        SignedIn root = root();

        Soon.value(root.client().authenticateUserByName("Irmak", IRMAKS));

        assertThat(latest().fields().get("Authorization"))
                .contains("DeviceId=\"device-1\"")
                .doesNotContain("Token");
        assertThat(latest().target()).isEqualTo("/Users/AuthenticateByName");
    }

    @Test
    void wrongPasswordUnknownNameAndNoPasswordLookTheSame() {
        for (Future<SignedIn> login : List.of(
                client.authenticateUserByName("Irmak", WRONG),
                client.authenticateUserByName("nobody", WRONG),
                client.authenticateUserByName(" Irmak ", IRMAKS),
                client.authenticateUserByName("Irmak", null))) {
            UsersException.Unauthorized refused =
                    refusal(UsersException.Unauthorized.class, ErrorBody.Text.class, login);
            assertThat(refused).hasMessage("authenticateUserByName: 401 Unauthorized");
        }
    }

    @Test
    void disabledUserIsForbiddenWhateverThePassword() {
        refusal(
                UsersException.Forbidden.class,
                ErrorBody.Text.class,
                client.authenticateUserByName("former", new Password("long gone")));
        refusal(UsersException.Forbidden.class, ErrorBody.Text.class, client.authenticateUserByName("former", WRONG));
    }

    @Test
    void blankNameIsABadRequest() {
        refusal(UsersException.BadRequest.class, ErrorBody.Text.class, client.authenticateUserByName("", IRMAKS));
        refusal(UsersException.BadRequest.class, ErrorBody.Text.class, client.authenticateUserByName("  ", IRMAKS));
    }

    @Test
    void wrongPasswordIsAskedOnce() {
        failure(UsersException.Unauthorized.class, client.authenticateUserByName("Irmak", WRONG));

        assertThat(fake.requests()).hasSize(1);
    }

    @Test
    void logoutEndsTheSession() throws Exception {
        SignedIn irmak = irmak();

        Soon.value(irmak.client().logout());

        refusal(
                UsersException.Unauthorized.class,
                ErrorBody.Empty.class,
                irmak.client().getCurrentUser());
        refusal(
                UsersException.Unauthorized.class,
                ErrorBody.Empty.class,
                irmak.client().logout());
    }
}
