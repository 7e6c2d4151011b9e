package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.ServerVersion;
import dev.usher.model.SyncPlayUserAccessType;
import dev.usher.model.UserConfiguration;
import dev.usher.model.UserDto;
import dev.usher.model.UserPolicy;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replacing what a user is called, prefers and may do. */
class UpdatingTest extends HouseholdCase {
    private SignedIn root;
    private SignedIn irmak;
    private UserDto user;
    private UserPolicy policy;
    private UserConfiguration configuration;

    @BeforeEach
    void signIn() throws Exception {
        root = root();
        irmak = irmak();
        user = Soon.value(irmak.client().getCurrentUser());
        policy = user.policy();
        configuration = user.configuration();
    }

    private UserDto read() throws Exception {
        return Soon.value(root.client().getUserById(user.id()));
    }

    @Test
    void userChangesTheOwnNameAndConfiguration() throws Exception {
        Soon.value(irmak.client()
                .updateUser(user.withName("Ayla").withConfiguration(configuration.withHidePlayedInLatest(false))));

        assertThat(read().name()).isEqualTo("Ayla");
        assertThat(read().configuration().hidePlayedInLatest()).isFalse();
        assertThat(read().policy()).isEqualTo(policy);
    }

    @Test
    void administratorChangesAnyUser() throws Exception {
        Soon.value(root.client().updateUser(user.id(), user.withName("Ayla")));
        Soon.value(root.client().updateUserConfiguration(user.id(), configuration.withRememberAudioSelections(false)));
        Soon.value(root.client().updateUserPolicy(user.id(), policy.withMaxActiveSessions(3)));

        assertThat(read().name()).isEqualTo("Ayla");
        assertThat(read().configuration().rememberAudioSelections()).isFalse();
        assertThat(read().policy().maxActiveSessions()).isEqualTo(3);
    }

    @Test
    void userChangesTheOwnConfiguration() throws Exception {
        Soon.value(irmak.client().updateUserConfiguration(configuration.withEnableNextEpisodeAutoPlay(false)));

        assertThat(read().configuration().enableNextEpisodeAutoPlay()).isFalse();
    }

    @Test
    void nobodyButAdministratorsChangesOthers() throws Exception {
        UUID other = root.user().id();

        refusal(
                UsersException.Forbidden.class,
                "User update not allowed.",
                irmak.client().updateUser(other, user));
        refusal(
                UsersException.Forbidden.class,
                "User configuration update not allowed",
                irmak.client().updateUserConfiguration(other, configuration));
        refusal(
                UsersException.Forbidden.class,
                ErrorBody.Empty.class,
                irmak.client().updateUserPolicy(user.id(), policy));
    }

    @Test
    void userWhoseSettingsAreFixedChangesNone() throws Exception {
        Soon.value(root.client().updateUserPolicy(user.id(), policy.withEnableUserPreferenceAccess(false)));

        refusal(
                UsersException.Forbidden.class,
                "User update not allowed.",
                irmak.client().updateUser(user));
        refusal(
                UsersException.Forbidden.class,
                "User configuration update not allowed",
                irmak.client().updateUserConfiguration(configuration));
    }

    @Test
    void changesWithoutATokenAreUnauthorized() {
        unauthorized(client.updateUser(user.id(), user));
        unauthorized(client.updateUser(user));
        unauthorized(client.updateUserPolicy(user.id(), policy));
        unauthorized(client.updateUserConfiguration(user.id(), configuration));
        unauthorized(client.updateUserConfiguration(configuration));
    }

    private static void unauthorized(Future<Void> call) {
        refusal(UsersException.Unauthorized.class, ErrorBody.Empty.class, call);
    }

    @Test
    void unknownUserIsNotFound() {
        notFound(root.client().updateUser(NOBODY, user));
        notFound(root.client().updateUserPolicy(NOBODY, policy));
        notFound(root.client().updateUserConfiguration(NOBODY, configuration));
    }

    private static void notFound(Future<Void> call) {
        refusal(UsersException.NotFound.class, ErrorBody.Problem.class, call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "ROOT", "a/b", "", " Irmak"})
    void nameThatIsTakenOrOutOfOrderIsABadRequest(String name) {
        refusal(
                UsersException.BadRequest.class,
                ErrorBody.Text.class,
                root.client().updateUser(user.id(), user.withName(name)));
    }

    @Test
    void nameThatDiffersInCaseAloneIsTakenSince12() throws Exception {
        Future<Void> renamed = root.client().updateUser(user.id(), user.withName("IRMAK"));

        if (version == ServerVersion.V12) {
            Soon.value(renamed);
            assertThat(read().name()).isEqualTo("IRMAK");
        } else {
            refusal(UsersException.BadRequest.class, ErrorBody.Text.class, renamed);
        }
    }

    @Test
    void policyWithoutProvidersIsInvalid() {
        UserPolicy without = policy.withAuthenticationProviderId("").withPasswordResetProviderId("");

        invalid(
                root.client().updateUserPolicy(user.id(), without),
                "AuthenticationProviderId",
                "PasswordResetProviderId");
        invalid(
                root.client().updateUser(user.id(), user.withPolicy(without)),
                "Policy.AuthenticationProviderId",
                "Policy.PasswordResetProviderId");
    }

    @Test
    void nameThatTheServerDoesNotKnowIsInvalid() {
        UserPolicy unknown = policy.withSyncPlayAccess(new SyncPlayUserAccessType("Perhaps"));

        invalid(root.client().updateUserPolicy(user.id(), unknown), "newPolicy", "$.SyncPlayAccess");
    }

    @Test
    void administratorsStayAndCannotBeDisabled() throws Exception {
        UserPolicy own = Soon.value(root.client().getCurrentUser()).policy();
        UUID id = root.user().id();

        refusal(
                UsersException.Forbidden.class,
                "There must be at least one user in the system with administrative access.",
                root.client().updateUserPolicy(id, own.withIsAdministrator(false)));
        refusal(
                UsersException.Forbidden.class,
                "Administrators cannot be disabled.",
                root.client().updateUserPolicy(id, own.withIsDisabled(true)));
    }

    @Test
    void disabledUserIsSignedOut() throws Exception {
        Soon.value(root.client().updateUserPolicy(user.id(), policy.withIsDisabled(true)));

        refusal(
                UsersException.Unauthorized.class,
                ErrorBody.Empty.class,
                irmak.client().getCurrentUser());
    }
}
