package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.usher.model.AccessToken;
import dev.usher.model.Password;
import dev.usher.model.Pin;
import dev.usher.model.QuickConnectSecret;
import dev.usher.model.UpdateUserPassword;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No exception shows a secret of its call, whatever the server repeats. */
class SecretsInErrorsTest {
    private static final Password PASSWORD = new Password(Secrets.register("pä\"ss\\ 1%/+"));
    private static final Password NEW = new Password(PASSWORD.value() + "longer");
    private static final Pin PIN = new Pin(Secrets.register("AB-CD-\"EF\""));
    private static final QuickConnectSecret SECRET = new QuickConnectSecret(Secrets.register("0A1B &c=d/é"));
    private static final AccessToken TOKEN = new AccessToken(Secrets.register("tökens \"are, quoted\""));
    private static final List<String> SECRETS =
            List.of(PASSWORD.value(), NEW.value(), PIN.value(), SECRET.value(), TOKEN.value());

    private final Vertx vertx = Vertx.vertx();
    private EchoServer server;
    private UsersClient client;

    @BeforeEach
    void start() throws Exception {
        server = new EchoServer(vertx);
        client = UsersClient.create(
                        vertx,
                        new UsersClientOptions()
                                .setUrl(server.url())
                                .setDeviceId("device-1")
                                .setRetry(new RetryOptions().setRetries(0)))
                .withToken(TOKEN);
    }

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
    }

    private List<Future<?>> calls() {
        return List.of(
                client.authenticateUserByName("ann", PASSWORD),
                client.createUserByName("ann", PASSWORD),
                client.updateUserPassword(UpdateUserPassword.of(PASSWORD, NEW)),
                client.forgotPasswordPin(PIN),
                client.getQuickConnectState(SECRET),
                client.authenticateWithQuickConnect(SECRET),
                client.getCurrentUser(),
                client.logout());
    }

    static Stream<Arguments> answers() {
        return Stream.of(400, 401, 403, 404, 405, 415, 429, 500, 302)
                .flatMap(status -> Stream.of(EchoServer.Form.values()).map(form -> Arguments.of(status, form)));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void errorShowsNoSecretThatTheServerRepeats(int status, EchoServer.Form form) {
        server.answer(status, form);

        for (Future<?> call : calls()) {
            assertDiscreet(thrown(call));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 503})
    void neitherDoesAPageOfASuccessNorOfAStartingServer(int status) {
        server.answer(status, EchoServer.Form.PAGE);

        assertDiscreet(thrown(client.authenticateUserByName("ann", PASSWORD)));
    }

    @ParameterizedTest
    @EnumSource(EchoServer.Form.class)
    void neitherDoesASuccessThatCannotBeRead(EchoServer.Form form) {
        server.answer(200, form);

        assertDiscreet(thrown(client.authenticateUserByName("ann", PASSWORD)));
        assertDiscreet(thrown(client.getQuickConnectState(SECRET)));
    }

    private static UsersException.Answered thrown(Future<?> call) {
        Throwable thrown = catchThrowable(() -> Soon.value(call)).getCause();

        assertThat(thrown).isInstanceOf(UsersException.Answered.class);
        return (UsersException.Answered) thrown;
    }

    private static void assertDiscreet(UsersException.Answered error) {
        assertThat(error.getCause()).isNull();
        for (String text :
                List.of(error.getMessage(), error.toString(), error.body().toString())) {
            for (String secret : SECRETS) {
                assertThat(text).doesNotContainIgnoringCase(spellings(secret).toArray(String[]::new));
            }
        }
    }

    private static Stream<String> spellings(String secret) {
        String json = Json.encode(secret);
        String query = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String text = json.substring(1, json.length() - 1);
        String ascii = text.replace("ä", "\\u00E4").replace("é", "\\u00E9").replace("ö", "\\u00F6");
        return Stream.of(secret, text, ascii, query, query.replace("+", "%20"));
    }

    @Test
    void serverRepeatsEachSecretInSomeSpelling() {
        server.answer(400, EchoServer.Form.TEXT);

        calls().forEach(SecretsInErrorsTest::thrown);

        assertThat(SECRETS)
                .allSatisfy(secret -> assertThat(server.echoes)
                        .anySatisfy(echo -> assertThat(spellings(secret)).anyMatch(echo::contains)));
    }

    @Test
    void contentIsThereForWhoAsksForIt() {
        server.answer(400, EchoServer.Form.MESSAGE);

        UsersException.Answered refused = thrown(client.forgotPasswordPin(PIN));

        assertThat(refused).hasMessage("forgotPasswordPin: 400 Bad Request, \"***\"");
        assertThat(((ErrorBody.Message) refused.body()).text()).isEqualTo(server.echoes.get(0));
    }

    @Test
    void passwordThatIsAWordDoesNotShowWhereItIsInASentence() {
        List<String> messages = new ArrayList<>();
        for (String secret : List.of("pass", "word", "user")) {
            messages.add(new ErrorMessage(new Discretion(List.of(secret)))
                    .of(403, new ErrorBody.Message("Invalid user or password entered."), ""));
        }

        assertThat(messages).containsOnly("403 Forbidden, \"***\"");
    }

    @Test
    void messageIsOneLineOfSomeLength() {
        ErrorMessage message = new ErrorMessage(new Discretion(List.of()));

        assertThat(message.of(403, new ErrorBody.Message("a\r\nb"), "")).isEqualTo("403 Forbidden, \"a  b\"");
        assertThat(message.of(403, new ErrorBody.Message("a".repeat(100_000)), ""))
                .hasSizeLessThan(400);
    }

    @Test
    void nothingThatIsSentPrintsItsSecret() {
        List<Object> sent = List.of(
                Call.authenticateUserByName("ann", PASSWORD),
                Call.authenticateWithQuickConnect(SECRET),
                Call.forgotPasswordPin(PIN),
                UpdateUserPassword.of(PASSWORD, NEW),
                client.options(),
                client);

        assertThat(sent).allSatisfy(thing -> assertThat(SECRETS).noneMatch(thing.toString()::contains));
    }
}
