package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.Fault;
import dev.usher.fake.ServerVersion;
import dev.usher.model.Password;
import dev.usher.model.UserDto;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Making users and removing them. */
class AccountsTest extends HouseholdCase {
    private static final Password AYLAS = new Password("a password");

    @Test
    void newUserIsHiddenAndNoAdministratorAndCanSignIn() throws Exception {
        UserDto ayla = Soon.value(root().client().createUserByName("Ayla", AYLAS));

        assertThat(ayla.name()).isEqualTo("Ayla");
        assertThat(ayla.policy().isHidden()).isTrue();
        assertThat(ayla.policy().isAdministrator()).isFalse();
        assertThat(Soon.value(client.authenticateUserByName("Ayla", AYLAS))
                        .user()
                        .id())
                .isEqualTo(ayla.id());
    }

    @Test
    void answerToANewUserIsOlderThanThePasswordBefore12() throws Exception {
        UsersClient root = root().client();

        UserDto answered = Soon.value(root.createUserByName("Ayla", AYLAS));
        UserDto read = Soon.value(root.getUserById(answered.id()));

        assertThat(answered.hasPassword()).isEqualTo(version == ServerVersion.V12);
        assertThat(read.hasPassword()).isTrue();
    }

    @Test
    void userCanBeMadeWithoutAPassword() throws Exception {
        Soon.value(root().client().createUserByName("Ayla", null));

        assertThat(Soon.value(client.authenticateUserByName("Ayla", null))
                        .user()
                        .name())
                .isEqualTo("Ayla");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Irmak", "IRMAK", "a/b", "<b>", " ayla"})
    void nameThatIsTakenOrOutOfOrderIsABadRequest(String name) throws Exception {
        refusal(
                UsersException.BadRequest.class,
                ErrorBody.Text.class,
                root().client().createUserByName(name, AYLAS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void blankNameIsInvalid(String name) throws Exception {
        invalid(root().client().createUserByName(name, AYLAS), "Name");
    }

    @Test
    void onlyAdministratorsMakeAndRemoveUsers() throws Exception {
        SignedIn irmak = irmak();

        refusal(
                UsersException.Forbidden.class,
                ErrorBody.Empty.class,
                irmak.client().createUserByName("Ayla", AYLAS));
        refusal(
                UsersException.Forbidden.class,
                ErrorBody.Empty.class,
                irmak.client().deleteUser(irmak.user().id()));
        refusal(UsersException.Unauthorized.class, ErrorBody.Empty.class, client.createUserByName("Ayla", AYLAS));
        refusal(UsersException.Unauthorized.class, ErrorBody.Empty.class, client.deleteUser(NOBODY));
    }

    @Test
    void deletedUserIsGoneAndSignedOut() throws Exception {
        SignedIn root = root();
        SignedIn irmak = irmak();

        Soon.value(root.client().deleteUser(irmak.user().id()));

        refusal(
                UsersException.Unauthorized.class,
                ErrorBody.Empty.class,
                irmak.client().getCurrentUser());
        refusal(
                UsersException.NotFound.class,
                "User not found",
                root.client().getUserById(irmak.user().id()));
    }

    @Test
    void unknownUserCannotBeDeleted() throws Exception {
        UsersException.NotFound refused = refusal(
                UsersException.NotFound.class,
                ErrorBody.Problem.class,
                root().client().deleteUser(NOBODY));

        assertThat(((ErrorBody.Problem) refused.body()).details().title()).isEqualTo("Not Found");
    }

    @Test
    void lastAdministratorStaysAndIsSignedOutAllTheSame() throws Exception {
        SignedIn root = root();

        refusal(
                UsersException.BadRequest.class,
                ErrorBody.Text.class,
                root.client().deleteUser(root.user().id()));

        refusal(
                UsersException.Unauthorized.class,
                ErrorBody.Empty.class,
                root.client().getCurrentUser());
        assertThat(root().user().id()).isEqualTo(root.user().id());
    }

    @Test
    void statusAndFieldsAreToBeHadOfEveryCall() throws Exception {
        SignedIn root = root();

        UsersResponse<UserDto> made = Soon.value(root.client().send(Call.createUserByName("Ayla", AYLAS)));
        UsersResponse<Void> removed =
                Soon.value(root.client().send(Call.deleteUser(made.value().id())));

        assertThat(made.status()).isEqualTo(200);
        assertThat(made.fields().get("Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(removed.status()).isEqualTo(204);
        assertThat(removed.fields().contains("Content-Type")).isFalse();
        assertThat(removed.value()).isNull();
    }

    @Test
    void userWhoIsGoneAfterALostAnswerMayHaveBeenDeletedByThisCall() throws Exception {
        SignedIn root = root();
        UserDto irmak = user(root, "Irmak");
        fake.fail(request -> request.method() == HttpMethod.DELETE, new Fault.Reset(true));

        Future<Void> deleted = root.client().deleteUser(irmak.id());
        time.passWaitBelow(Duration.ofSeconds(1));

        assertThat(failure(UsersException.NotFound.class, deleted).maybeApplied())
                .isTrue();
        assertThat(fake.count(request -> request.method() == HttpMethod.DELETE)).isEqualTo(2);
    }
}
