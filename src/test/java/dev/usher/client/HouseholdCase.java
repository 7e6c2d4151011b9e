package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.ReceivedRequest;
import dev.usher.fake.ServerVersion;
import dev.usher.model.Password;
import dev.usher.model.UserDto;
import dev.usher.testing.HeldPort;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.upstream.OwnContexts;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A client, whose time the test moves, and a server of either version with a household of five. */
@ParameterizedClass
@EnumSource(ServerVersion.class)
abstract class HouseholdCase {
    static final UUID NOBODY = new UUID(0, 1);
    static final Password ROOTS = new Password("correct horse");
    static final Password IRMAKS = new Password("battery staple");

    @Parameter
    ServerVersion version;

    private final List<HeldPort> ports = new ArrayList<>();

    final Vertx vertx = Vertx.vertx();
    final LoopTime time = new LoopTime(vertx);
    FakeJellyfin fake;
    UsersClient client;

    @BeforeEach
    void start() throws Exception {
        start(FakeOptions.household());
    }

    /** Starts server and client anew, the server with these options. */
    void start(FakeOptions options) throws Exception {
        FakeOptions heeded = options.withVersion(version).onSecret(Secrets::heed);
        HeldPort port = HeldPort.take();
        ports.add(port);
        fake = Soon.value(FakeJellyfin.create(vertx, heeded).listen(port.number()));
        client = client(new UsersClientOptions().setUrl(fake.url()).setDeviceId("device-1"));
    }

    UsersClient client(UsersClientOptions options) {
        return StackedClient.over(ClientCore.create(vertx, options, new OwnContexts(vertx), time.clockwork()));
    }

    @AfterEach
    void stop() throws Exception {
        Soon.value(vertx.close());
        for (HeldPort port : ports) {
            port.close();
        }
    }

    SignedIn root() throws Exception {
        return Soon.value(client.authenticateUserByName("root", ROOTS));
    }

    SignedIn irmak() throws Exception {
        return Soon.value(client.authenticateUserByName("Irmak", IRMAKS));
    }

    /** The user of that name. */
    static UserDto user(SignedIn reader, String name) throws Exception {
        return Soon.value(reader.client().getUsers(UserFilter.ALL)).stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The exception of exactly that type with which the call ends. */
    static <E extends UsersException> E failure(Class<E> type, Future<?> call) {
        Throwable ended = catchThrowable(() -> Soon.value(call));

        assertThat(ended).isInstanceOf(ExecutionException.class);
        assertThat(ended.getCause()).isExactlyInstanceOf(type);
        return type.cast(ended.getCause());
    }

    /** The refusal of exactly that type, whose content is of that family; nothing was applied. */
    static <E extends UsersException.Answered> E refusal(
            Class<E> type, Class<? extends ErrorBody> body, Future<?> call) {
        E refused = failure(type, call);

        assertThat(refused.body()).isExactlyInstanceOf(body);
        assertThat(refused.maybeApplied()).isFalse();
        return refused;
    }

    /** The refusal of that type with that sentence. */
    static void refusal(Class<? extends UsersException.Answered> type, String sentence, Future<?> call) {
        assertThat(refusal(type, ErrorBody.Message.class, call).body()).isEqualTo(new ErrorBody.Message(sentence));
    }

    /** The refusal with messages about exactly these members. */
    static void invalid(Future<?> call, String... members) {
        UsersException.BadRequest refused = refusal(UsersException.BadRequest.class, ErrorBody.Validation.class, call);

        assertThat(refused.validationErrors()).containsOnlyKeys(members);
    }

    /** The latest request that the server has read. */
    ReceivedRequest latest() {
        List<ReceivedRequest> requests = fake.requests();
        return requests.get(requests.size() - 1);
    }
}
