package dev.usher.client;

import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.Reading;
import dev.usher.jellyfin.RequestReader;
import dev.usher.model.JsonModel;
import dev.usher.model.Password;
import dev.usher.model.Pin;
import dev.usher.model.QuickConnectSecret;
import dev.usher.model.UpdateUserPassword;
import dev.usher.model.UserConfiguration;
import dev.usher.model.UserDto;
import dev.usher.model.UserPolicy;
import dev.usher.service.Route;
import dev.usher.testing.Exchange;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A call of ours, and what a success of it must come to. */
record RecordedCall<T>(Call<T> call, Success<T> success) {
    private static final UUID ANYBODY = new UUID(1, 2);
    private static final Password PASSWORD = new Password("open sesame");
    private static final QuickConnectSecret SECRET = new QuickConnectSecret("0A1B");
    private static final UserDto USER =
            JsonModel.read(UserDto.class, Buffer.buffer("{\"Name\":\"ann\",\"Configuration\":{}}"));

    /** By the documented operation that each is. */
    static final Map<Route, RecordedCall<?>> ALL = Map.ofEntries(
            Map.entry(Operation.GET_USERS, of(Call.getUsers(UserFilter.ALL), Success::users)),
            Map.entry(Operation.GET_PUBLIC_USERS, of(Call.getPublicUsers(), Success::users)),
            Map.entry(Operation.GET_USER_BY_ID, of(Call.getUserById(ANYBODY), Success::user)),
            Map.entry(Operation.GET_CURRENT_USER, of(Call.getCurrentUser(), Success::user)),
            Map.entry(Operation.CREATE_USER_BY_NAME, of(Call.createUserByName("ann", PASSWORD), Success::user)),
            Map.entry(Operation.DELETE_USER, of(Call.deleteUser(ANYBODY), Success::nothing)),
            Map.entry(Operation.UPDATE_USER, of(Call.updateUser(ANYBODY, USER), Success::nothing)),
            Map.entry(
                    Operation.UPDATE_USER_POLICY,
                    of(Call.updateUserPolicy(ANYBODY, UserPolicy.ofNewUser()), Success::nothing)),
            Map.entry(
                    Operation.UPDATE_USER_CONFIGURATION,
                    of(
                            Call.updateUserConfiguration(
                                    ANYBODY, JsonModel.read(UserConfiguration.class, Buffer.buffer("{}"))),
                            Success::nothing)),
            Map.entry(
                    Operation.UPDATE_USER_PASSWORD,
                    of(Call.updateUserPassword(ANYBODY, UpdateUserPassword.of(PASSWORD, PASSWORD)), Success::nothing)),
            Map.entry(
                    Operation.AUTHENTICATE_USER_BY_NAME,
                    of(Call.authenticateUserByName("ann", PASSWORD), Success::session)),
            Map.entry(
                    Operation.AUTHENTICATE_WITH_QUICK_CONNECT,
                    of(Call.authenticateWithQuickConnect(SECRET), Success::session)),
            Map.entry(Operation.FORGOT_PASSWORD, of(Call.forgotPassword("ann"), Success::forgotten)),
            Map.entry(Operation.FORGOT_PASSWORD_PIN, of(Call.forgotPasswordPin(new Pin("AB-CD")), Success::redeemed)),
            Map.entry(Operation.QUICK_CONNECT_ENABLED, of(Call.getQuickConnectEnabled(), Success::truth)),
            Map.entry(Operation.QUICK_CONNECT_INITIATE, of(Call.initiateQuickConnect(), Success::request)),
            Map.entry(Operation.QUICK_CONNECT_CONNECT, of(Call.getQuickConnectState(SECRET), Success::request)),
            Map.entry(
                    Operation.QUICK_CONNECT_AUTHORIZE, of(Call.authorizeQuickConnect("123456", null), Success::truth)),
            Map.entry(ServerRoute.LOGOUT, of(Call.logout(), Success::nothing)),
            Map.entry(ServerRoute.PUBLIC_SYSTEM_INFO, of(Call.getPublicSystemInfo(), Success::information)));

    private static <T> RecordedCall<T> of(Call<T> call, Success<T> success) {
        return new RecordedCall<>(call, success);
    }

    /**
     * The call that this request is, in this or an older spelling, on a server with a base path or without; empty where it is
     * none of ours.
     */
    static Optional<RecordedCall<?>> of(Exchange.Request request) {
        return Stream.of("", "/jellyfin")
                .flatMap(base -> route(request, base))
                .findFirst()
                .map(ALL::get);
    }

    private static Stream<Route> route(Exchange.Request request, String base) {
        HttpMethod method = HttpMethod.valueOf(request.method());
        for (ServerRoute route : ServerRoute.values()) {
            if (route.method().equals(method) && request.target().equals(base + route.path())) {
                return Stream.of(route).filter(ALL::containsKey).map(Route.class::cast);
            }
        }
        Reading reading = RequestReader.standard().read(method, request.target(), HttpHeaders.headers(), base);
        return Stream.of(reading.match().route()).filter(ALL::containsKey);
    }
}
