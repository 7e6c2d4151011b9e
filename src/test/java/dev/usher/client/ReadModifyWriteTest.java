package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.usher.fake.ReceivedRequest;
import dev.usher.model.JsonModel;
import dev.usher.model.UserConfiguration;
import dev.usher.model.UserDto;
import dev.usher.model.UserPolicy;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An update writes back all that was read, with the change and nothing else. */
class ReadModifyWriteTest extends HouseholdCase {
    private UUID irmak;
    private NewerServer newer;
    private UsersClient admin;

    @BeforeEach
    void addMembers() throws Exception {
        standBefore(ReadModifyWriteTest::grow);
    }

    private void standBefore(Consumer<ObjectNode> change) throws Exception {
        SignedIn root = root();
        irmak = user(root, "Irmak").id();
        newer = new NewerServer(vertx, fake, change);
        admin = client(new UsersClientOptions().setUrl(newer.url()).setDeviceId("device-1"))
                .withToken(root.token());
        fake.forgetRequests();
    }

    /** Members that nobody knows, at every depth. */
    private static void grow(ObjectNode user) {
        decorate(user);
        decorate((ObjectNode) user.get("Configuration"));
        decorate((ObjectNode) user.get("Policy"));
        ArrayNode schedules = ((ObjectNode) user.get("Policy")).putArray("AccessSchedules");
        decorate(schedules
                .addObject()
                .put("Id", 7)
                .put("UserId", user.get("Id").textValue())
                .put("DayOfWeek", "Everyday")
                .put("StartHour", 0)
                .put("EndHour", 24.5));
    }

    private static void decorate(ObjectNode object) {
        object.putNull("Nothing");
        object.put("Large", new BigInteger("123456789012345678901234567890"));
        object.put("Exact", new BigDecimal("1.10"));
        object.putObject("Newer")
                .putArray("Lists")
                .add("ü")
                .addNull()
                .addObject()
                .put("Deep", true);
    }

    @Test
    void userIsWrittenBackWhole() throws Exception {
        UserDto written = Soon.value(admin.updateUser(irmak, user -> user.withName("Ayla")));

        ObjectNode expected = newer.given().deepCopy();
        expected.put("Name", "Ayla");
        assertThat(posted("/Users?userId=" + digits())).isEqualTo(expected);
        assertThat(written.name()).isEqualTo("Ayla");
        assertThat(Soon.value(admin.getUserById(irmak)).name()).isEqualTo("Ayla");
    }

    @Test
    void policyIsWrittenBackWhole() throws Exception {
        UserPolicy written = Soon.value(admin.updatePolicy(irmak, policy -> policy.withMaxActiveSessions(3)));

        ObjectNode expected = newer.given().get("Policy").deepCopy();
        expected.put("MaxActiveSessions", 3);
        assertThat(posted("/Users/" + digits() + "/Policy")).isEqualTo(expected);
        assertThat(written.maxActiveSessions()).isEqualTo(3);
        assertThat(Soon.value(admin.getUserById(irmak)).policy().maxActiveSessions())
                .isEqualTo(3);
    }

    @Test
    void configurationIsWrittenBackWhole() throws Exception {
        UserConfiguration written = Soon.value(
                admin.updateConfiguration(irmak, configuration -> configuration.withHidePlayedInLatest(false)));

        ObjectNode expected = newer.given().get("Configuration").deepCopy();
        expected.put("HidePlayedInLatest", false);
        assertThat(posted("/Users/Configuration?userId=" + digits())).isEqualTo(expected);
        assertThat(written.hidePlayedInLatest()).isFalse();
    }

    @Test
    void changeOfNothingWritesWhatWasRead() throws Exception {
        Soon.value(admin.updatePolicy(irmak, policy -> policy));

        assertThat(posted("/Users/" + digits() + "/Policy"))
                .isEqualTo(newer.given().get("Policy"));
    }

    private JsonNode posted(String target) throws IOException {
        List<ReceivedRequest> posts = posts();
        assertThat(posts).extracting(ReceivedRequest::target).containsExactly(target);
        assertThat(posts.get(0).fields().get("Content-Type")).isEqualTo("application/json");
        return NewerServer.JSON.readTree(posts.get(0).body().getBytes());
    }

    private List<ReceivedRequest> posts() {
        return fake.requests().stream()
                .filter(request -> request.method().equals(HttpMethod.POST))
                .toList();
    }

    private String digits() {
        return irmak.toString().replace("-", "");
    }

    @Test
    void changeThatThrowsWritesNothing() throws Exception {
        IllegalStateException no = new IllegalStateException("no");

        for (Future<?> update : List.of(
                admin.updateUser(irmak, user -> {
                    throw no;
                }),
                admin.updatePolicy(irmak, policy -> {
                    throw no;
                }),
                admin.updateConfiguration(irmak, configuration -> {
                    throw no;
                }))) {
            assertThat(catchThrowable(() -> Soon.value(update)).getCause()).isSameAs(no);
        }

        assertThat(posts()).isEmpty();
    }

    @Test
    void userWhoCannotBeReadIsNotWritten() throws Exception {
        refusal(
                UsersException.NotFound.class,
                "User not found",
                admin.updatePolicy(NOBODY, policy -> policy.withMaxActiveSessions(3)));

        assertThat(posts()).isEmpty();
    }

    @Test
    void userWithoutAConfigurationIsRefusedHere() throws Exception {
        UserDto without = JsonModel.read(UserDto.class, Buffer.buffer("{\"Name\":\"Ayla\"}"));

        assertThatThrownBy(() -> admin.updateUser(irmak, without))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a configuration would lose all preferences");
        assertThat(catchThrowable(() -> Soon.value(admin.updateUser(irmak, user -> user.withConfiguration(null)))))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(posts()).isEmpty();
    }

    @Test
    void partThatTheServerDidNotSendCannotBeChanged() throws Exception {
        standBefore(user -> user.without(List.of("Policy", "Configuration")));

        assertThat(catchThrowable(() -> Soon.value(admin.updatePolicy(irmak, policy -> policy))))
                .hasRootCauseMessage("the server has sent a user without a policy, which cannot be changed then");
        assertThat(catchThrowable(() -> Soon.value(admin.updateConfiguration(irmak, configuration -> configuration))))
                .hasRootCauseMessage(
                        "the server has sent a user without a configuration, which cannot be changed then");
        assertThat(posts()).isEmpty();
    }

    @Test
    void policyThatIsNotThereGoesUpAsNull() throws Exception {
        standBefore(user -> user.remove("Policy"));

        Soon.value(admin.updateUser(irmak, user -> user.withName("Ayla")));

        ObjectNode expected = newer.given().deepCopy();
        expected.put("Name", "Ayla").putNull("Policy");
        assertThat(posted("/Users?userId=" + digits())).isEqualTo(expected);
    }

    @Test
    void policyThatWasTakenAwayGoesUpAsNull() throws Exception {
        Soon.value(admin.updateUser(irmak, user -> user.withPolicy(null)));

        JsonNode posted = posted("/Users?userId=" + digits());
        assertThat(posted.has("Policy")).isTrue();
        assertThat(posted.get("Policy").isNull()).isTrue();
    }
}
