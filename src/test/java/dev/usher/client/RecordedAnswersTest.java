package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.usher.jellyfin.Operation;
import dev.usher.testing.Exchange;
import dev.usher.testing.Transcript;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer that was recorded to one of our calls is read as what it is. */
class RecordedAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AnswerReader READER = new AnswerReader(InstantSource.system());

    static Stream<RecordedAnswer> successes() {
        return all().filter(answer -> answer.status() / 100 == 2);
    }

    static Stream<RecordedAnswer> refusals() {
        return all().filter(answer -> answer.status() / 100 != 2);
    }

    private static Stream<RecordedAnswer> all() {
        return Stream.of(Transcript.JELLYFIN_10_11, Transcript.JELLYFIN_12).flatMap(RecordedAnswer::of);
    }

    @ParameterizedTest
    @MethodSource("successes")
    void successGivesWhatWasAskedFor(RecordedAnswer answer) throws Exception {
        check(answer, answer.call());
    }

    private static <T> void check(RecordedAnswer answer, RecordedCall<T> call) throws Exception {
        Future<UsersResponse<T>> read = read(answer, call.call());

        assertThat(read.cause()).isNull();
        assertThat(read.result().status()).isEqualTo(answer.status());
        assertThat(read.result().fields()).hasToString(answer.fields().toString());
        call.success().check(read.result().value(), JSON.readTree(answer.text()));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusalIsTheExceptionOfItsKind(RecordedAnswer answer) throws Exception {
        Refused expected = Refused.of(answer);

        Throwable cause = read(answer, answer.call().call()).cause();

        assertThat(cause).isExactlyInstanceOf(expected.type());
        UsersException.Answered refused = (UsersException.Answered) cause;
        assertThat(refused.operation()).isEqualTo(answer.call().call().ask().name());
        assertThat(refused.status()).isEqualTo(answer.status());
        assertThat(refused.fields()).hasToString(answer.fields().toString());
        assertThat(refused.retryAfter()).isEqualTo(expected.retryAfter());
        assertThat(refused.maybeApplied()).isFalse();
        assertThat(refused.body()).isExactlyInstanceOf(expected.body());
        new ErrorText(refused).check(answer.text());
    }

    private static <T> Future<UsersResponse<T>> read(RecordedAnswer answer, Call<T> call) {
        return READER.read(call.ask(), call.content(), Future.succeededFuture(answer.response()));
    }

    @ParameterizedTest
    @CsvSource({"10.11.11, 226, 198", "12.0-rc5, 145, 185"})
    void noAnswerIsLeftOut(String version, int successes, int refusals) {
        Set<String> answered = RecordedAnswer.of(version)
                .map(answer -> answer.call().call().ask().name())
                .collect(Collectors.toSet());

        assertThat(RecordedAnswer.of(version).filter(answer -> answer.status() / 100 == 2))
                .hasSize(successes);
        assertThat(RecordedAnswer.of(version).filter(answer -> answer.status() / 100 != 2))
                .hasSize(refusals);
        assertThat(answered).containsAll(namesOfOperations());
    }

    private static List<String> namesOfOperations() {
        return RecordedCall.ALL.entrySet().stream()
                .filter(call -> call.getKey() instanceof Operation)
                .map(call -> call.getValue().call().ask().name())
                .toList();
    }

    @Test
    void everyDocumentedOperationIsACall() {
        assertThat(Stream.of(Operation.values()).filter(operation -> !RecordedCall.ALL.containsKey(operation)))
                .containsExactly(Operation.AUTHENTICATE_USER);
    }

    @ParameterizedTest
    @CsvSource({"10.11.11, 7", "12.0-rc5, 7"})
    void healthIsReadyOnlyWhereItIsHealthy(String version, int held) {
        Stream<Exchange> asked = Stream.of("startup", "restart", "base-url", "operations")
                .flatMap(name -> Transcript.of(name, version).exchanges().stream())
                .filter(exchange -> exchange.request().target().endsWith("/health"))
                .filter(exchange -> exchange.response().status() != 0);

        assertThat(asked).hasSize(held).allSatisfy(RecordedAnswersTest::checkHealth);
    }

    private static void checkHealth(Exchange exchange) {
        RecordedAnswer answer = RecordedAnswer.of("", exchange, RecordedCall.ALL.get(ServerRoute.LOGOUT));
        Ask ask = Ask.of("isReady", ServerRoute.HEALTH);

        Future<Boolean> ready = READER.health(ask, Future.succeededFuture(answer.response()));

        if (answer.status() == 302) {
            assertThat(ready.cause()).isInstanceOf(UsersException.WrongBaseUrl.class);
        } else {
            assertThat(ready.result()).isEqualTo(answer.text().equals("Healthy"));
        }
    }
}
