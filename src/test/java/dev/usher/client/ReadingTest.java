package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeOptions;
import dev.usher.fake.ServerVersion;
import dev.usher.model.AccessSchedule;
import dev.usher.model.AccessToken;
import dev.usher.model.DynamicDayOfWeek;
import dev.usher.model.JsonSource;
import dev.usher.model.PublicSystemInfo;
import dev.usher.model.UserDto;
import dev.usher.testing.RawClient;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reading users, and what a server tells everybody. */
class ReadingTest extends HouseholdCase {
    private static final AccessToken UNKNOWN = new AccessToken("0123456789abcdef0123456789abcdef");

    @Test
    void anyoneWhoIsSignedInReadsAllUsersByName() throws Exception {
        SignedIn irmak = irmak();

        List<UserDto> users = Soon.value(irmak.client().getUsers(UserFilter.ALL));

        assertThat(users).extracting(UserDto::name).containsExactly("former", "guest", "Irmak", "root", "Zoë");
        assertThat(users).allSatisfy(user -> {
            assertThat(user.serverId()).isEqualTo(fake.serverId());
            assertThat(user.policy()).isNotNull();
            assertThat(user.configuration()).isNotNull();
        });
    }

    @Test
    void filterGoesUp() throws Exception {
        UsersClient irmak = irmak().client();

        List<UserDto> hidden = Soon.value(irmak.getUsers(new UserFilter(true, null)));
        List<UserDto> disabled = Soon.value(irmak.getUsers(new UserFilter(false, true)));

        assertThat(hidden).extracting(UserDto::name).containsExactly("root");
        assertThat(disabled).extracting(UserDto::name).containsExactly("former");
    }

    @Test
    void userIsReadById() throws Exception {
        SignedIn irmak = irmak();
        UUID root = user(irmak, "root").id();

        UserDto read = Soon.value(irmak.client().getUserById(root));

        assertThat(read.name()).isEqualTo("root");
        assertThat(read.policy().isAdministrator()).isTrue();
    }

    @Test
    void currentUserIsTheOneWhoSignedIn() throws Exception {
        SignedIn irmak = irmak();

        UserDto me = Soon.value(irmak.client().getCurrentUser());

        assertThat(me.id()).isEqualTo(irmak.user().id());
        assertThat(me.hasPassword()).isTrue();
    }

    @Test
    void loginPageShowsWhoIsNeitherHiddenNorDisabled() throws Exception {
        List<UserDto> shown = Soon.value(client.getPublicUsers());

        assertThat(shown).extracting(UserDto::name).containsExactly("guest", "Irmak", "Zoë");
    }

    @Test
    void readingWithoutATokenOrWithAnUnknownOneIsUnauthorized() {
        for (UsersClient view : List.of(client, client.withToken(UNKNOWN))) {
            unauthorized(view.getUsers(UserFilter.ALL));
            unauthorized(view.getUserById(NOBODY));
            unauthorized(view.getCurrentUser());
        }
    }

    private static void unauthorized(Future<?> call) {
        refusal(UsersException.Unauthorized.class, ErrorBody.Empty.class, call);
    }

    @Test
    void unknownTokenIsNoneWhereNoneIsNeeded() throws Exception {
        assertThat(Soon.value(client.withToken(UNKNOWN).getPublicUsers())).hasSize(3);
    }

    @Test
    void unknownUserIsNotFound() throws Exception {
        refusal(
                UsersException.NotFound.class,
                "User not found",
                irmak().client().getUserById(NOBODY));
    }

    @Test
    void zeroGuidIsABadRequest() throws Exception {
        UsersException.BadRequest refused = refusal(
                UsersException.BadRequest.class,
                ErrorBody.Text.class,
                irmak().client().getUserById(new UUID(0, 0)));

        assertThat(refused.body()).isEqualTo(new ErrorBody.Text("Error processing request."));
        assertThat(refused.validationErrors()).isEmpty();
    }

    @Test
    void apiKeyIsNobody() throws Exception {
        UsersClient key = client.withToken(apiKey());

        assertThat(Soon.value(key.getUsers(UserFilter.ALL))).hasSize(5);
        UsersException.BadRequest refused =
                refusal(UsersException.BadRequest.class, ErrorBody.Problem.class, key.getCurrentUser());
        assertThat(((ErrorBody.Problem) refused.body()).details().title()).isEqualTo("Bad Request");
    }

    private AccessToken apiKey() throws Exception {
        RawClient raw = new RawClient("127.0.0.1", fake.port());
        String credential =
                "Authorization: MediaBrowser Token=\"" + root().token().value() + "\"";
        raw.send("POST", "/Auth/Keys?app=usher", credential);
        String keys = raw.send("GET", "/Auth/Keys", credential).text();
        return new AccessToken(Secrets.register(keys.replaceAll(".*\"AccessToken\":\"([0-9a-f]{32})\".*", "$1")));
    }

    @Test
    void outsideTheSchedulesEverythingButOneUserIsForbidden() throws Exception {
        SignedIn irmak = irmak();
        AccessSchedule never =
                new AccessSchedule(0, irmak.user().id(), DynamicDayOfWeek.EVERYDAY, 25, 26, JsonSource.NONE);
        Soon.value(
                root().client().updatePolicy(irmak.user().id(), policy -> policy.withAccessSchedules(List.of(never))));

        refusal(
                UsersException.Forbidden.class,
                ErrorBody.Empty.class,
                irmak.client().getCurrentUser());
        refusal(
                UsersException.Forbidden.class,
                ErrorBody.Empty.class,
                irmak.client().getUsers(UserFilter.ALL));
        assertThat(Soon.value(irmak.client().getUserById(irmak.user().id())).name())
                .isEqualTo("Irmak");
    }

    @Test
    void serverTellsEverybodyItsNameAndVersion() throws Exception {
        PublicSystemInfo told = Soon.value(client.getPublicSystemInfo());

        assertThat(told.serverName()).isEqualTo("home");
        assertThat(told.version()).isEqualTo(version == ServerVersion.V12 ? "12.0.0" : "10.11.11");
        assertThat(told.id()).isEqualTo(fake.serverId());
        assertThat(told.startupWizardCompleted()).isTrue();
    }

    @Test
    void freshServerShowsNobody() throws Exception {
        start(FakeOptions.recorded());

        assertThat(Soon.value(client.getPublicUsers())).isEmpty();
    }
}
