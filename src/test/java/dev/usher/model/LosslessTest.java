package dev.usher.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server sends comes back as it came, but for what a program has changed. */
class LosslessTest {
    private static final int OBJECTS = 500;

    static Stream<Class<? extends JsonModel>> types() {
        return Stream.of(
                UserDto.class,
                UserPolicy.class,
                UserConfiguration.class,
                AccessSchedule.class,
                AuthenticationResult.class,
                SessionInfoDto.class,
                QuickConnectResult.class,
                ForgotPasswordResult.class,
                PinRedeemResult.class,
                PublicSystemInfo.class,
                ProblemDetails.class,
                AuthenticateUserByName.class,
                CreateUserByName.class,
                UpdateUserPassword.class,
                QuickConnectDto.class,
                ForgotPasswordDto.class,
                ForgotPasswordPinDto.class);
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatIsReadIsWrittenAsItCame(Class<?> type) {
        RandomJson json = new RandomJson(new Random(type.getSimpleName().hashCode()));
        for (int i = 0; i < OBJECTS; i++) {
            String text = text(json.object(type));

            JsonModel read = Mapping.read(type, JsonText.object(Buffer.buffer(text)));

            assertThat(read.toBuffer().toString()).isEqualTo(text);
        }
    }

    @Test
    void changeChangesNothingBesides() {
        RandomGenerator random = new Random(11);
        RandomJson json = new RandomJson(random);
        for (int i = 0; i < OBJECTS; i++) {
            ObjectNode before = json.object(UserPolicy.class);
            UserPolicy policy = JsonModel.read(UserPolicy.class, JsonText.write(before));

            UserPolicy changed = policy.withIsHidden(!policy.isHidden());

            ObjectNode expected = before.deepCopy().put("IsHidden", !policy.isHidden());
            assertThat(changed.toBuffer().toString()).isEqualTo(text(expected));
        }
    }

    @Test
    void changeDeepWithinChangesNothingBesides() {
        RandomJson json = new RandomJson(new Random(12));
        for (int i = 0; i < OBJECTS; i++) {
            ObjectNode policy = json.object(UserPolicy.class);
            ObjectNode schedule = json.object(AccessSchedule.class);
            policy.putArray("AccessSchedules")
                    .add(json.object(AccessSchedule.class))
                    .add(schedule);
            ObjectNode before = json.object(UserDto.class).set("Policy", policy);
            UserDto user = JsonModel.read(UserDto.class, JsonText.write(before));

            UserDto changed = user.withPolicy(
                    user.policy().withAccessSchedules(later(user.policy().accessSchedules())));

            schedule.put("EndHour", 23.5);
            assertThat(changed.toBuffer().toString()).isEqualTo(text(before));
        }
    }

    private static List<AccessSchedule> later(List<AccessSchedule> schedules) {
        return List.of(schedules.get(0), schedules.get(1).withEndHour(23.5));
    }

    @Test
    void unknownConstantSurvivesInAListThatGrows() {
        UserPolicy policy = policy("""
                {"BlockUnratedItems":["Movie","Hologram",7,null]}""");

        UserPolicy changed = policy.withBlockUnratedItems(plus(policy.blockUnratedItems(), UnratedItem.BOOK));

        assertThat(policy.blockUnratedItems()).containsExactly(UnratedItem.MOVIE, new UnratedItem("Hologram"));
        assertThat(changed.toBuffer().toString()).isEqualTo("""
                {"BlockUnratedItems":["Movie","Hologram","Book",7,null]}""");
    }

    @Test
    void memberThatIsNotOfItsTypeCountsAsAbsentAndSurvives() {
        UserPolicy policy = policy("""
                {"MaxActiveSessions":123456789012345678901234567890,"IsHidden":"yes","EnabledDevices":null}""");

        assertThat(policy.maxActiveSessions()).isZero();
        assertThat(policy.isHidden()).isTrue();
        assertThat(policy.enabledDevices()).isEmpty();
        assertThat(policy.withIsDisabled(true).toBuffer().toString()).isEqualTo("""
                {"MaxActiveSessions":123456789012345678901234567890,"IsHidden":"yes","EnabledDevices":null,"IsDisabled":true}""");
    }

    @Test
    void nullIsNotAbsent() {
        assertThat(policy("{\"MaxParentalRating\":null}").toBuffer().toString())
                .isEqualTo("{\"MaxParentalRating\":null}");
        assertThat(policy("{}").toBuffer().toString()).isEqualTo("{}");
    }

    @Test
    void memberThatIsSetToNullIsLeftOut() {
        UserPolicy policy = policy("{\"MaxParentalRating\":7,\"Other\":1}");

        assertThat(policy.withMaxParentalRating(null).toBuffer().toString()).isEqualTo("{\"Other\":1}");
    }

    @Test
    void memberInCamelCaseIsReadAndWrittenInCamelCase() {
        UserPolicy policy = policy("{\"isHidden\":false}");

        assertThat(policy.isHidden()).isFalse();
        assertThat(policy.withIsHidden(true).toBuffer().toString()).isEqualTo("{\"isHidden\":true}");
    }

    @Test
    void equalIdInAnotherSpellingIsNoChange() {
        UserDto user =
                JsonModel.read(UserDto.class, Buffer.buffer("{\"Id\":\"{0123ABCD-0000-0000-0000-000000000001}\"}"));

        UserDto same = user.withId(Guid.parse("0123abcd000000000000000000000001"));

        assertThat(same.toBuffer().toString()).isEqualTo("{\"Id\":\"{0123ABCD-0000-0000-0000-000000000001}\"}");
    }

    private static UserPolicy policy(String json) {
        return JsonModel.read(UserPolicy.class, Buffer.buffer(json));
    }

    private static List<UnratedItem> plus(List<UnratedItem> items, UnratedItem more) {
        return Stream.concat(items.stream(), Stream.of(more)).toList();
    }

    private static String text(JsonNode json) {
        return JsonText.write(json).toString();
    }
}
