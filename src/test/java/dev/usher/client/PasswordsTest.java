package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.ServerVersion;
import dev.usher.model.ForgotPasswordAction;
import dev.usher.model.ForgotPasswordResult;
import dev.usher.model.Password;
import dev.usher.model.Pin;
import dev.usher.model.PinRedeemResult;
import dev.usher.model.UpdateUserPassword;
import dev.usher.testing.Soon;
import org.junit.jupiter.api.Test;

/** Changing a password, removing it, and getting in without it. */
class PasswordsTest extends HouseholdCase {
    private static final String WRONG = "Invalid user or password entered.";
    private static final Password NEXT = new Password("new and better");

    @Test
    void userChangesTheOwnPasswordAndStaysSignedIn() throws Exception {
        SignedIn irmak = irmak();

        Soon.value(irmak.client().updateUserPassword(UpdateUserPassword.of(IRMAKS, NEXT)));

        assertThat(Soon.value(irmak.client().getCurrentUser()).name()).isEqualTo("Irmak");
        refusal(
                UsersException.Unauthorized.class,
                ErrorBody.Text.class,
                client.authenticateUserByName("Irmak", IRMAKS));
        assertThat(Soon.value(client.authenticateUserByName("Irmak", NEXT))
                        .user()
                        .id())
                .isEqualTo(irmak.user().id());
    }

    @Test
    void administratorChangesAnothersPasswordAndEndsTheSessions() throws Exception {
        SignedIn irmak = irmak();

        Soon.value(root().client().updateUserPassword(irmak.user().id(), UpdateUserPassword.of(null, NEXT)));

        refusal(
                UsersException.Unauthorized.class,
                ErrorBody.Empty.class,
                irmak.client().getCurrentUser());
        Soon.value(client.authenticateUserByName("Irmak", NEXT));
    }

    @Test
    void administratorNeedsTheOldPasswordOnlyWhereTheIdIsNamed() throws Exception {
        SignedIn root = root();
        UpdateUserPassword change = UpdateUserPassword.of(null, NEXT);

        refusal(
                UsersException.Forbidden.class,
                WRONG,
                root.client().updateUserPassword(root.user().id(), change));
        Soon.value(root.client().updateUserPassword(change));

        Soon.value(client.authenticateUserByName("root", NEXT));
    }

    @Test
    void wrongCurrentPasswordIsForbiddenAndCounts() throws Exception {
        SignedIn irmak = irmak();

        refusal(
                UsersException.Forbidden.class,
                WRONG,
                irmak.client().updateUserPassword(UpdateUserPassword.of(new Password("wr0ng"), NEXT)));
        refusal(
                UsersException.Forbidden.class,
                WRONG,
                irmak.client().updateUserPassword(UpdateUserPassword.of(null, NEXT)));

        assertThat(Soon.value(irmak.client().getCurrentUser()).policy().invalidLoginAttemptCount())
                .isEqualTo(2);
    }

    @Test
    void thirdWrongCurrentPasswordLocksOutSince12() throws Exception {
        SignedIn irmak = irmak();
        Soon.value(root().client().updatePolicy(irmak.user().id(), policy -> policy.withLoginAttemptsBeforeLockout(3)));
        UpdateUserPassword wrong = UpdateUserPassword.of(new Password("wr0ng"), NEXT);

        for (int i = 0; i < 3; i++) {
            refusal(UsersException.Forbidden.class, WRONG, irmak.client().updateUserPassword(wrong));
        }

        if (version == ServerVersion.V12) {
            refusal(
                    UsersException.Unauthorized.class,
                    ErrorBody.Empty.class,
                    irmak.client().getCurrentUser());
            refusal(
                    UsersException.Forbidden.class,
                    ErrorBody.Text.class,
                    client.authenticateUserByName("Irmak", IRMAKS));
        } else {
            assertThat(irmak().user().id()).isEqualTo(irmak.user().id());
        }
    }

    @Test
    void userRemovesThePasswordUncheckedAndNoSessionEnds() throws Exception {
        SignedIn irmak = irmak();

        Soon.value(irmak.client().updateUserPassword(UpdateUserPassword.reset()));

        assertThat(Soon.value(irmak.client().getCurrentUser()).name()).isEqualTo("Irmak");
        Soon.value(client.authenticateUserByName("Irmak", null));
    }

    @Test
    void administratorsPasswordIsNotRemoved() throws Exception {
        SignedIn root = root();

        refusal(
                UsersException.BadRequest.class,
                ErrorBody.Text.class,
                root.client().updateUserPassword(UpdateUserPassword.reset()));
        refusal(
                UsersException.BadRequest.class,
                ErrorBody.Text.class,
                root.client().updateUserPassword(UpdateUserPassword.of(ROOTS, null)));
    }

    @Test
    void passwordOfOthersIsForAdministratorsAndOfNobodyForNone() throws Exception {
        SignedIn irmak = irmak();
        UpdateUserPassword change = UpdateUserPassword.of(IRMAKS, NEXT);

        refusal(
                UsersException.Forbidden.class,
                "User is not allowed to update the password.",
                irmak.client().updateUserPassword(user(irmak, "guest").id(), change));
        refusal(
                UsersException.NotFound.class,
                ErrorBody.Problem.class,
                root().client().updateUserPassword(NOBODY, change));
        refusal(UsersException.Unauthorized.class, ErrorBody.Empty.class, client.updateUserPassword(change));
    }

    @Test
    void pinBecomesThePasswordAndNoSessionEnds() throws Exception {
        SignedIn irmak = irmak();
        ForgotPasswordResult forgotten = Soon.value(client.forgotPassword("Irmak"));
        Pin pin = new Pin(fake.pin("Irmak").orElseThrow());

        PinRedeemResult redeemed = Soon.value(client.forgotPasswordPin(pin));

        assertThat(forgotten.action()).isEqualTo(ForgotPasswordAction.PIN_CODE);
        assertThat(forgotten.pinFile()).endsWith(".json");
        assertThat(forgotten.pinExpirationDate()).isNotNull();
        assertThat(redeemed.success()).isTrue();
        assertThat(redeemed.usersReset()).containsExactly("Irmak");
        assertThat(Soon.value(irmak.client().getCurrentUser()).name()).isEqualTo("Irmak");
        Soon.value(client.authenticateUserByName("Irmak", new Password(pin.value())));
    }

    @Test
    void pinIsGoodOnce() throws Exception {
        Soon.value(client.forgotPassword("Irmak"));
        Pin pin = new Pin(fake.pin("Irmak").orElseThrow());
        Soon.value(client.forgotPasswordPin(pin));

        refusal(UsersException.NotFound.class, ErrorBody.Text.class, client.forgotPasswordPin(pin));
        refusal(
                UsersException.NotFound.class,
                ErrorBody.Text.class,
                client.forgotPasswordPin(new Pin("00-00-00-00-00-00")));
    }

    @Test
    void unknownNameIsAnsweredAsAnyOther() throws Exception {
        ForgotPasswordResult forgotten = Soon.value(client.forgotPassword("nobody"));

        assertThat(forgotten.action()).isEqualTo(ForgotPasswordAction.PIN_CODE);
        assertThat(fake.pin("nobody")).isEmpty();
    }

    @Test
    void blankNameAndBlankPinAreInvalid() {
        invalid(client.forgotPassword(""), "EnteredUsername");
        invalid(client.forgotPasswordPin(new Pin("")), "Pin");
    }
}
