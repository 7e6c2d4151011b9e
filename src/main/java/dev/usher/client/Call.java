package dev.usher.client;

import dev.usher.jellyfin.Operation;
import dev.usher.model.AuthenticateUserByName;
import dev.usher.model.AuthenticationResult;
import dev.usher.model.CreateUserByName;
import dev.usher.model.ForgotPasswordDto;
import dev.usher.model.ForgotPasswordPinDto;
import dev.usher.model.ForgotPasswordResult;
import dev.usher.model.Guid;
import dev.usher.model.JsonSource;
import dev.usher.model.Password;
import dev.usher.model.Pin;
import dev.usher.model.PinRedeemResult;
import dev.usher.model.PublicSystemInfo;
import dev.usher.model.QuickConnectDto;
import dev.usher.model.QuickConnectResult;
import dev.usher.model.QuickConnectSecret;
import dev.usher.model.UpdateUserPassword;
import dev.usher.model.UserConfiguration;
import dev.usher.model.UserDto;
import dev.usher.model.UserPolicy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One call of one operation: what is asked, and how the answer reads. Immutable; it may be sent any number of times, by any
 * client, with {@link UsersClient#send}. Each method here makes the call of the method of {@link UsersClient} that has its
 * name, and that says what it does.
 *
 * @param <T> what the answer gives
 */
public final class Call<T> {
    private static final Content<AuthenticationResult> SESSION = Content.model(
            AuthenticationResult.class, session -> session.accessToken() != null && session.user() != null);
    private static final Content<QuickConnectResult> REQUEST =
            Content.model(QuickConnectResult.class, request -> request.secret() != null);

    private final Ask ask;
    private final Content<T> content;

    private Call(Ask ask, Content<T> content) {
        this.ask = ask;
        this.content = content;
    }

    Ask ask() {
        return ask;
    }

    Content<T> content() {
        return content;
    }

    /** The call of {@link UserOperations#getUsers(UserFilter)}. */
    public static Call<List<UserDto>> getUsers(UserFilter filter) {
        Ask ask = Ask.of("getUsers", Operation.GET_USERS)
                .with("isHidden", filter.isHidden())
                .with("isDisabled", filter.isDisabled());
        return new Call<>(ask, Content.list(UserDto.class));
    }

    /** The call of {@link UserOperations#getPublicUsers()}. */
    public static Call<List<UserDto>> getPublicUsers() {
        return new Call<>(Ask.of("getPublicUsers", Operation.GET_PUBLIC_USERS), Content.list(UserDto.class));
    }

    /** The call of {@link UserOperations#getUserById(UUID)}. */
    public static Call<UserDto> getUserById(UUID userId) {
        return new Call<>(Ask.of("getUserById", Operation.GET_USER_BY_ID).about(userId), Content.model(UserDto.class));
    }

    /** The call of {@link UserOperations#getCurrentUser()}. */
    public static Call<UserDto> getCurrentUser() {
        return new Call<>(Ask.of("getCurrentUser", Operation.GET_CURRENT_USER), Content.model(UserDto.class));
    }

    /** The call of {@link UserOperations#createUserByName(String, Password)}. */
    public static Call<UserDto> createUserByName(String name, @Nullable Password password) {
        Ask ask = Ask.of("createUserByName", Operation.CREATE_USER_BY_NAME)
                .with(new CreateUserByName(name, password, JsonSource.NONE).toBuffer())
                .hiding(password == null ? null : password.value());
        return new Call<>(ask, Content.model(UserDto.class));
    }

    /** The call of {@link UserOperations#deleteUser(UUID)}. */
    public static Call<Void> deleteUser(UUID userId) {
        return new Call<>(Ask.of("deleteUser", Operation.DELETE_USER).about(userId), Content.nothing());
    }

    /** The call of {@link UserOperations#updateUser(UUID, UserDto)}; the caller's own user where {@code userId} is null. */
    public static Call<Void> updateUser(@Nullable UUID userId, UserDto user) {
        return new Call<>(
                Ask.of("updateUser", Operation.UPDATE_USER)
                        .with("userId", digits(userId))
                        .with(UserUpdate.content(user)),
                Content.nothing());
    }

    /** The call of {@link UserOperations#updateUserPolicy(UUID, UserPolicy)}. */
    public static Call<Void> updateUserPolicy(UUID userId, UserPolicy policy) {
        return new Call<>(
                Ask.of("updateUserPolicy", Operation.UPDATE_USER_POLICY)
                        .about(userId)
                        .with(policy.toBuffer()),
                Content.nothing());
    }

    /**
     * The call of {@link UserOperations#updateUserConfiguration(UUID, UserConfiguration)}; the caller's own user where
     * {@code userId} is null.
     */
    public static Call<Void> updateUserConfiguration(@Nullable UUID userId, UserConfiguration configuration) {
        return new Call<>(
                Ask.of("updateUserConfiguration", Operation.UPDATE_USER_CONFIGURATION)
                        .with("userId", digits(userId))
                        .with(configuration.toBuffer()),
                Content.nothing());
    }

    /**
     * The call of {@link UserOperations#updateUserPassword(UUID, UpdateUserPassword)}; the caller's own user where
     * {@code userId} is null.
     */
    public static Call<Void> updateUserPassword(@Nullable UUID userId, UpdateUserPassword change) {
        Ask ask = Ask.of("updateUserPassword", Operation.UPDATE_USER_PASSWORD)
                .with("userId", digits(userId))
                .with(change.toBuffer())
                .hiding(change.currentPw() == null ? null : change.currentPw().value())
                .hiding(change.newPw() == null ? null : change.newPw().value());
        return new Call<>(ask, Content.nothing());
    }

    /** The call of {@link SignInOperations#authenticateUserByName(String, Password)}. */
    public static Call<AuthenticationResult> authenticateUserByName(String name, @Nullable Password password) {
        Ask ask = Ask.of("authenticateUserByName", Operation.AUTHENTICATE_USER_BY_NAME)
                .with(new AuthenticateUserByName(name, password, JsonSource.NONE).toBuffer())
                .hiding(password == null ? null : password.value());
        return new Call<>(ask.withoutToken(), SESSION);
    }

    /** The call of {@link SignInOperations#authenticateWithQuickConnect(QuickConnectSecret)}. */
    public static Call<AuthenticationResult> authenticateWithQuickConnect(QuickConnectSecret secret) {
        Ask ask = Ask.of("authenticateWithQuickConnect", Operation.AUTHENTICATE_WITH_QUICK_CONNECT)
                .with(new QuickConnectDto(secret, JsonSource.NONE).toBuffer())
                .hiding(secret.value());
        return new Call<>(ask.withoutToken(), SESSION);
    }

    /** The call of {@link SignInOperations#forgotPassword(String)}. */
    public static Call<ForgotPasswordResult> forgotPassword(String name) {
        Ask ask = Ask.of("forgotPassword", Operation.FORGOT_PASSWORD)
                .with(new ForgotPasswordDto(name, JsonSource.NONE).toBuffer());
        return new Call<>(ask.withoutToken(), Content.model(ForgotPasswordResult.class));
    }

    /** The call of {@link SignInOperations#forgotPasswordPin(Pin)}. */
    public static Call<PinRedeemResult> forgotPasswordPin(Pin pin) {
        Ask ask = Ask.of("forgotPasswordPin", Operation.FORGOT_PASSWORD_PIN)
                .with(new ForgotPasswordPinDto(pin, JsonSource.NONE).toBuffer())
                .hiding(pin.value());
        return new Call<>(ask.withoutToken(), Content.model(PinRedeemResult.class));
    }

    /** The call of {@link SignInOperations#getQuickConnectEnabled()}. */
    public static Call<Boolean> getQuickConnectEnabled() {
        return new Call<>(Ask.of("getQuickConnectEnabled", Operation.QUICK_CONNECT_ENABLED), Content.truth());
    }

    /** The call of {@link SignInOperations#initiateQuickConnect()}. */
    public static Call<QuickConnectResult> initiateQuickConnect() {
        Ask ask = Ask.of("initiateQuickConnect", Operation.QUICK_CONNECT_INITIATE);
        return new Call<>(ask.withoutToken(), REQUEST);
    }

    /** The call of {@link SignInOperations#getQuickConnectState(QuickConnectSecret)}. */
    public static Call<QuickConnectResult> getQuickConnectState(QuickConnectSecret secret) {
        Ask ask = Ask.of("getQuickConnectState", Operation.QUICK_CONNECT_CONNECT)
                .with("secret", encoded(secret.value()))
                .hiding(secret.value());
        return new Call<>(ask.withoutToken(), REQUEST);
    }

    /**
     * The call of {@link SignInOperations#authorizeQuickConnect(String, UUID)}; for the caller's own user where
     * {@code userId} is null.
     */
    public static Call<Boolean> authorizeQuickConnect(String code, @Nullable UUID userId) {
        Ask ask = Ask.of("authorizeQuickConnect", Operation.QUICK_CONNECT_AUTHORIZE)
                .with("code", encoded(code))
                .with("userId", digits(userId));
        return new Call<>(ask, Content.truth());
    }

    /** The call of {@link SignInOperations#logout()}. */
    public static Call<Void> logout() {
        return new Call<>(Ask.of("logout", ServerRoute.LOGOUT), Content.nothing());
    }

    /** The call of {@link ServerOperations#getPublicSystemInfo()}. */
    public static Call<PublicSystemInfo> getPublicSystemInfo() {
        Ask ask = Ask.of("getPublicSystemInfo", ServerRoute.PUBLIC_SYSTEM_INFO);
        return new Call<>(ask.withoutToken(), Content.model(PublicSystemInfo.class));
    }

    private static @Nullable String digits(@Nullable UUID userId) {
        return userId == null ? null : Guid.format(userId);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The name of the operation. */
    @Override
    public String toString() {
        return "Call[" + ask + "]";
    }
}
