package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ServerVersion;
import dev.usher.testing.Secrets;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jellyfin.sdk.api.client.exception.InvalidStatusException;
import org.jellyfin.sdk.api.operations.UserApi;
import org.jellyfin.sdk.model.api.AuthenticationResult;
import org.jellyfin.sdk.model.api.CreateUserByName;
import org.jellyfin.sdk.model.api.UpdateUserPassword;
import org.jellyfin.sdk.model.api.UserDto;
import org.jellyfin.sdk.model.api.UserPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Jellyfin's own SDK understands the fake server, and notices no gateway before it. */
@ParameterizedClass(name = "Jellyfin {0}, {1}")
@MethodSource("places")
@ExtendWith(VertxExtension.class)
class KotlinSdkTest {
    private static final Map<String, FakeOptions> SERVERS = Map.of(
            "10.11", FakeOptions.household(), "12", FakeOptions.household().withVersion(ServerVersion.V12));

    @Parameter(0)
    private String version;

    @Parameter(1)
    private Way way;

    private FakeJellyfin jellyfin;
    private KotlinSdk sdk;

    private enum Way {
        DIRECT,
        THROUGH_USHER
    }

    static Stream<Arguments> places() {
        return SERVERS.keySet().stream()
                .flatMap(version -> Stream.of(Way.values()).map(way -> Arguments.of(version, way)));
    }

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        jellyfin = Front.fake(vertx, SERVERS.get(version));
        sdk = new KotlinSdk(
                way == Way.DIRECT
                        ? jellyfin.url()
                        : "http://127.0.0.1:" + Front.open(vertx, Front.unlimited(jellyfin.url())));
    }

    @AfterEach
    void stop() {
        sdk.close();
    }

    @Test
    void whoSignsInIsTheCurrentUserOnThatDevice() throws Exception {
        AuthenticationResult result = sdk.signIn("irmak", "battery staple");

        UserDto irmak = sdk.ask(UserApi::getCurrentUser);

        assertThat(irmak.getName()).isEqualTo("Irmak");
        assertThat(irmak.getId()).isEqualTo(result.getUser().getId());
        assertThat(result.getSessionInfo().getDeviceName()).isEqualTo(KotlinSdk.DEVICE);
        assertThat(result.getServerId()).isEqualTo(jellyfin.serverId());
    }

    @Test
    void aWrongPasswordIsAnInvalidStatusAndTheRightOneStillGood() throws Exception {
        assertRefused(401, () -> sdk.signIn("Irmak", "battery stapler"));
        assertRefused(401, () -> sdk.ask(UserApi::getCurrentUser));

        sdk.signIn("Irmak", "battery staple");

        assertThat(sdk.ask(UserApi::getCurrentUser).getName()).isEqualTo("Irmak");
    }

    @Test
    void publicUsersNeedNoSignIn() throws Exception {
        assertThat(publicNames()).containsExactly("guest", "Irmak", "Zoë");
    }

    @Test
    void anAdministratorListsAllUsersAndThoseOfOneKind() throws Exception {
        signInAsAdministrator();

        assertThat(names(sdk.ask((api, rest) -> api.getUsers(null, null, rest))))
                .containsExactlyInAnyOrder("root", "Irmak", "Zoë", "guest", "former");
        assertThat(names(sdk.ask((api, rest) -> api.getUsers(true, null, rest))))
                .containsExactly("root");
        assertThat(names(sdk.ask((api, rest) -> api.getUsers(null, true, rest))))
                .containsExactly("former");
    }

    @Test
    void aUserByIdIsTheUserOfTheList() throws Exception {
        signInAsAdministrator();
        UserDto listed = named("Zoë");

        assertThat(byId(listed.getId())).isEqualTo(listed);
        assertRefused(404, () -> byId(UUID.randomUUID()));
    }

    @Test
    void aUserWhoIsCreatedIsListedAtOnceAndSignsIn() throws Exception {
        signInAsAdministrator();
        assertThat(names(all())).doesNotContain("Åsa");
        CreateUserByName wanted = new CreateUserByName("Åsa", Secrets.register("hunter two"));

        UserDto created = sdk.ask((api, rest) -> api.createUserByName(wanted, rest));

        assertThat(byId(created.getId())).isEqualTo(named("Åsa"));
        assertThat(sdk.signIn("Åsa", "hunter two").getUser().getId()).isEqualTo(created.getId());
    }

    @Test
    void aPolicyIsReadChangedAndWritten() throws Exception {
        signInAsAdministrator();
        UUID zoe = named("Zoë").getId();
        UserPolicy enabled = byId(zoe).getPolicy();
        UserPolicy disabled = KotlinSdk.with(enabled, "IsDisabled", true);
        assertThat(disabled).isNotEqualTo(enabled);

        sdk.tell((api, rest) -> api.updateUserPolicy(zoe, disabled, rest));

        assertThat(byId(zoe).getPolicy()).isEqualTo(disabled);
        assertThat(publicNames()).containsExactly("guest", "Irmak");
        assertRefused(403, () -> sdk.signIn("Zoë", "tr0ub4dor"));
    }

    @Test
    void aPasswordIsChangedByItsOwner() throws Exception {
        UUID irmak = sdk.signIn("Irmak", "battery staple").getUser().getId();
        String chosen = Secrets.register("staple battery");

        sdk.tell((api, rest) ->
                api.updateUserPassword(irmak, new UpdateUserPassword(null, "battery staple", chosen, false), rest));

        assertRefused(401, () -> sdk.signIn("Irmak", "battery staple"));
        assertThat(sdk.signIn("Irmak", chosen).getUser().getId()).isEqualTo(irmak);
    }

    @Test
    void aUserWhoIsDeletedIsGoneAtOnce() throws Exception {
        signInAsAdministrator();
        UUID zoe = named("Zoë").getId();
        assertThat(byId(zoe).getName()).isEqualTo("Zoë");

        sdk.tell((api, rest) -> api.deleteUser(zoe, rest));

        assertRefused(404, () -> byId(zoe));
        assertThat(names(all())).containsExactlyInAnyOrder("root", "Irmak", "guest", "former");
    }

    @Test
    void onlyTheGatewayAnswersASecondReadItself() throws Exception {
        sdk.signIn("Irmak", "battery staple");

        UserDto first = sdk.ask(UserApi::getCurrentUser);
        UserDto second = sdk.ask(UserApi::getCurrentUser);

        assertThat(second).isEqualTo(first);
        assertThat(jellyfin.count(request -> request.path().equals("/Users/Me")))
                .isEqualTo(way == Way.DIRECT ? 2 : 1);
    }

    private void signInAsAdministrator() throws InterruptedException {
        sdk.signIn("root", "correct horse");
    }

    private UserDto byId(UUID id) throws InterruptedException {
        return sdk.ask((api, rest) -> api.getUserById(id, rest));
    }

    private List<UserDto> all() throws InterruptedException {
        return sdk.ask((api, rest) -> api.getUsers(null, null, rest));
    }

    private UserDto named(String name) throws InterruptedException {
        return all().stream()
                .filter(user -> name.equals(user.getName()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> publicNames() throws InterruptedException {
        return names(sdk.ask(UserApi::getPublicUsers));
    }

    private static List<String> names(List<UserDto> users) {
        return users.stream().map(UserDto::getName).toList();
    }

    private static void assertRefused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        InvalidStatusException.class,
                        refusal -> assertThat(refusal.getStatus()).isEqualTo(status));
    }
}
