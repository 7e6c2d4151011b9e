package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.model.Password;
import dev.usher.model.QuickConnectSecret;
import dev.usher.model.UpdateUserPassword;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Origin;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link UsersException#maybeApplied()} of each way to fail, held against what the server can have done. */
class MaybeAppliedTest extends ClientCase {
    private static final UUID SOMEBODY = new UUID(1, 2);
    private static final Duration DEADLINE = Duration.ofMillis(400);

    private final ManualTime time = new ManualTime();

    private enum Write {
        CREATE(client -> client.createUserByName("Ada", null)),
        DELETE(client -> client.deleteUser(SOMEBODY)),
        PASSWORD(client -> client.updateUserPassword(SOMEBODY, UpdateUserPassword.reset())),
        LOGIN(client -> client.authenticateUserByName("Ada", new Password("correct horse"))),
        LOGOUT(UsersClient::logout),
        AUTHORIZE(client -> client.authorizeQuickConnect("123456"));

        private final Function<UsersClient, Future<?>> call;

        Write(Function<UsersClient, Future<?>> call) {
            this.call = call;
        }
    }

    private enum Read {
        USERS(UsersClient::getUsers),
        USER(client -> client.getUserById(SOMEBODY)),
        STATE(client -> client.getQuickConnectState(new QuickConnectSecret("a-secret-of-a-test"))),
        SERVER(UsersClient::getPublicSystemInfo);

        private final Function<UsersClient, Future<?>> call;

        Read(Function<UsersClient, Future<?>> call) {
            this.call = call;
        }
    }

    /** What comes instead of an answer or as one, whether that leaves open what was done, and what it is called. */
    private enum Failing {
        CUT("", true, UsersException.Connection.class),
        CUT_WITHIN("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf", true, UsersException.Connection.class),
        NOT_HTTP("SSH-2.0-OpenSSH_9.2\r\n\r\n", true, UsersException.Connection.class),
        TOO_LARGE(json("200 OK", "x".repeat(2_000)), true, UsersException.Connection.class),
        BROKEN(json("500 Internal Server Error", "{}"), true, UsersException.UnexpectedStatus.class),
        BAD_GATEWAY(json("502 Bad Gateway", "{}"), true, UsersException.UnexpectedStatus.class),
        GATEWAY_TIMEOUT(json("504 Gateway Timeout", "{}"), true, UsersException.UnexpectedStatus.class),
        OVERLOADED_PROXY(json("503 Service Unavailable", "{}"), true, UsersException.UnexpectedStatus.class),
        STARTING(SET_UP, false, UsersException.Starting.class),
        LOADING(
                "HTTP/1.1 503 Service Unavailable\r\nX-Response-Time-ms: 1\r\nContent-Type: text/html\r\n"
                        + "Content-Length: 2\r\n\r\nup",
                false,
                UsersException.Loading.class),
        BLOCKED(
                "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n",
                false,
                UsersException.BlockedAddress.class),
        GATEWAY_THAT_KNOWS(
                "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\nRetry-After: 5\r\n"
                        + "Content-Length: 2\r\n\r\n{}",
                false,
                UsersException.Starting.class),
        BAD_REQUEST(json("400 Bad Request", "{}"), false, UsersException.BadRequest.class),
        UNAUTHORIZED(json("401 Unauthorized", ""), false, UsersException.Unauthorized.class),
        FORBIDDEN(json("403 Forbidden", ""), false, UsersException.Forbidden.class),
        NOT_FOUND(json("404 Not Found", ""), false, UsersException.NotFound.class),
        MEDIA_TYPE(json("415 Unsupported Media Type", ""), false, UsersException.BadRequest.class),
        TOO_MANY(json("429 Too Many Requests", ""), false, UsersException.TooManyRequests.class),
        MOVED(
                "HTTP/1.1 302 Found\r\nLocation: /web/\r\nContent-Length: 0\r\n\r\n",
                false,
                UsersException.WrongBaseUrl.class),
        PAGE(
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi",
                true,
                UsersException.WrongBaseUrl.class);

        private final String answer;
        private final boolean leavesOpen;
        private final Class<? extends UsersException> type;

        Failing(String answer, boolean leavesOpen, Class<? extends UsersException> type) {
            this.answer = answer;
            this.leavesOpen = leavesOpen;
            this.type = type;
        }

        void meet(Origin.Visit visit) {
            if (!answer.isEmpty()) {
                visit.answer(answer);
            }
            if (name().startsWith("CUT")) {
                visit.socket().close();
            }
        }
    }

    @Override
    UsersClientOptions options() {
        return super.options().setDeadline(DEADLINE).setMaxAnswer(1_000).setRetry(new RetryOptions().setRetries(0));
    }

    private UsersClient client(UsersClientOptions options) {
        return StackedClient.over(core(options, time));
    }

    private static Stream<Arguments> everyWriteAndFailure() {
        return Stream.of(Write.values())
                .flatMap(write -> Arrays.stream(Failing.values()).map(failing -> Arguments.of(write, failing)));
    }

    @ParameterizedTest
    @MethodSource("everyWriteAndFailure")
    void writeIsInDoubtWhereTheServerMayHaveDoneIt(Write write, Failing failing) throws Exception {
        origin.script = failing::meet;

        UsersException failure = failure(write.call.apply(client(options())));

        assertThat(failure).isInstanceOf(failing.type);
        assertThat(failure.maybeApplied()).isEqualTo(failing.leavesOpen);
    }

    private static Stream<Arguments> everyReadAndFailure() {
        return Stream.of(Read.values())
                .flatMap(read -> Arrays.stream(Failing.values()).map(failing -> Arguments.of(read, failing)));
    }

    @ParameterizedTest
    @MethodSource("everyReadAndFailure")
    void readIsNeverInDoubt(Read read, Failing failing) throws Exception {
        origin.script = failing::meet;

        UsersException failure = failure(read.call.apply(client(options())));

        assertThat(failure).isInstanceOf(failing.type);
        assertThat(failure.maybeApplied()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Write.class)
    void writeThatIsNotAnsweredInTimeIsInDoubt(Write write) throws Exception {
        Future<Void> arrived = nextVisit();
        Future<?> call = write.call.apply(client(options()));
        Soon.value(arrived);

        time.advance(DEADLINE);

        UsersException failure = failure(call);
        assertThat(failure).isInstanceOf(UsersException.Timeout.class);
        assertThat(failure.maybeApplied()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Read.class)
    void readThatIsNotAnsweredInTimeIsNotInDoubt(Read read) throws Exception {
        Future<Void> arrived = nextVisit();
        Future<?> call = read.call.apply(client(options()));
        Soon.value(arrived);

        time.advance(DEADLINE);

        UsersException failure = failure(call);
        assertThat(failure).isInstanceOf(UsersException.Timeout.class);
        assertThat(failure.maybeApplied()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Write.class)
    void writeThatNeverHadAConnectionIsNotInDoubt(Write write) throws Exception {
        for (String nowhere : List.of(Origin.nobody().toString(), "http://nobody.invalid")) {
            UsersException failure = failure(write.call.apply(client(options().setUrl(nowhere))));

            assertThat(failure).isInstanceOf(UsersException.Connection.class);
            assertThat(failure.maybeApplied()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Write.class)
    void writeThatFoundNoPlaceInTheQueueIsNotInDoubt(Write write) throws Exception {
        PoolOptions narrow = new PoolOptions().setHttp1MaxSize(1).setMaxWaitQueueSize(1);
        UsersClient client = client(options().setPool(narrow));
        Future<Void> arrived = nextVisit();
        client.getUsers();
        Soon.value(arrived);
        // It gives up before the call that has the only connection, which then it could not be given.
        Duration half = DEADLINE.dividedBy(2);
        Future<?> waiting = write.call.apply(client.withOptions(CallOptions.DEFAULT.withDeadline(half)));

        UsersException failure = failure(write.call.apply(client));

        assertThat(failure).isInstanceOf(UsersException.Connection.class);
        assertThat(failure.maybeApplied()).isFalse();
        time.advance(half);
        assertThat(failure(waiting).maybeApplied()).isFalse();
    }

    @Test
    void writeWhoseSuccessHasNoContentToReadIsDone() throws Exception {
        origin.script = visit -> visit.answer(json("200 OK", "garbage"));
        UsersClient client = client(options());

        Soon.value(client.deleteUser(SOMEBODY));

        UsersException unreadable = failure(client.createUserByName("Ada", null));
        assertThat(unreadable).isInstanceOf(UsersException.Unreadable.class);
        assertThat(unreadable.maybeApplied()).isTrue();
        assertThat(failure(client.getUsers()).maybeApplied()).isFalse();
    }
}
