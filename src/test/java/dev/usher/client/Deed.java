package dev.usher.client;

import dev.usher.model.Password;
import dev.usher.model.Pin;
import dev.usher.model.QuickConnectResult;
import dev.usher.model.UpdateUserPassword;
import dev.usher.model.UserDto;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** Each of the documented operations as something that succeeds on the household's server once it is prepared. */
enum Deed {
    GET_USERS(house -> with(house.irmak(), irmak -> irmak.getUsers(UserFilter.ALL))),
    GET_PUBLIC_USERS(house -> () -> house.client.getPublicUsers()),
    GET_USER_BY_ID(house -> {
        SignedIn irmak = house.irmak();
        return with(irmak, client -> client.getUserById(irmak.user().id()));
    }),
    GET_CURRENT_USER(house -> with(house.irmak(), UsersClient::getCurrentUser)),
    CREATE_USER_BY_NAME(house -> with(house.root(), root -> root.createUserByName("Ayla", new Password("a password")))),
    DELETE_USER(house -> {
        SignedIn root = house.root();
        UserDto guest = HouseholdCase.user(root, "guest");
        return with(root, client -> client.deleteUser(guest.id()));
    }),
    UPDATE_USER(house -> {
        SignedIn irmak = house.irmak();
        return with(irmak, client -> client.updateUser(irmak.user()));
    }),
    UPDATE_USER_POLICY(house -> {
        SignedIn root = house.root();
        UserDto guest = HouseholdCase.user(root, "guest");
        return with(root, client -> client.updateUserPolicy(guest.id(), guest.policy()));
    }),
    UPDATE_USER_CONFIGURATION(house -> {
        SignedIn irmak = house.irmak();
        return with(irmak, client -> client.updateUserConfiguration(irmak.user().configuration()));
    }),
    UPDATE_USER_PASSWORD(house -> with(
            house.irmak(),
            irmak -> irmak.updateUserPassword(UpdateUserPassword.of(HouseholdCase.IRMAKS, new Password("another"))))),
    AUTHENTICATE_USER_BY_NAME(house -> () -> house.client.authenticateUserByName("Irmak", HouseholdCase.IRMAKS)),
    AUTHENTICATE_WITH_QUICK_CONNECT(house -> {
        QuickConnectResult request = Soon.value(house.client.initiateQuickConnect());
        Soon.value(house.irmak().client().authorizeQuickConnect(request.code()));
        return () -> house.client.authenticateWithQuickConnect(request.secret());
    }),
    FORGOT_PASSWORD(house -> () -> house.client.forgotPassword("Irmak")),
    FORGOT_PASSWORD_PIN(house -> {
        Soon.value(house.client.forgotPassword("Irmak"));
        Pin pin = new Pin(house.fake.pin("Irmak").orElseThrow());
        return () -> house.client.forgotPasswordPin(pin);
    });

    private final Preparation preparation;

    Deed(Preparation preparation) {
        this.preparation = preparation;
    }

    @FunctionalInterface
    private interface Preparation {
        Supplier<Future<?>> of(HouseholdCase house) throws Exception;
    }

    @FunctionalInterface
    private interface Action {
        Future<?> by(UsersClient client);
    }

    private static Supplier<Future<?>> with(SignedIn session, Action action) {
        return () -> action.by(session.client());
    }

    /** Brings about on {@code house} all that the call needs; what is returned makes the call. */
    Supplier<Future<?>> prepare(HouseholdCase house) throws Exception {
        return preparation.of(house);
    }
}
