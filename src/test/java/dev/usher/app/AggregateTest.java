package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.gateway.Doors;
import dev.usher.jellyfin.Operation;
import dev.usher.service.Response;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Five servers as one, through the whole stack, on a time that stands still. */
class AggregateTest extends AggregateCase {
    @Test
    void fourMissingPartsAreNamedAndTheFifthIsGiven() {
        always("good", users("good", "Zoë", "Irmak"));
        letFourFail();

        Response answer = listOnceAllHadTheirTime();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(users(answer)).containsExactly("Irmak of good", "Zoë of good");
        assertThat(missing(answer))
                .containsExactly(
                        "usher/slow;error=http_response_timeout",
                        "usher/hung;error=http_response_timeout",
                        "usher/starting;error=destination_unavailable;received-status=503",
                        "usher/refusing;error=connection_refused");
    }

    @Test
    void theAnswerComesAtTheDeadlineOfThePartsAndNotBefore() {
        always("good", users("good", "Irmak"));
        letFourFail();
        Future<Response> answer = list();

        time.advance(PART.minus(TICK));
        assertThat(answer.isComplete()).isFalse();

        time.advance(TICK);
        assertThat(answer.isComplete()).isTrue();
    }

    @Test
    void theServerNamedFirstSpeaksForAUserOfSeveral() {
        always("good", users("good", "Zoë", "mila"));
        always("slow", users("slow", "Mila", "zoë", "Otto"));
        always("hung", users("hung", "OTTO"));
        always("starting", users("starting"));
        always("refusing", users("refusing", "Ada"));

        Response answer = list().result();

        assertThat(users(answer)).containsExactly("Ada of refusing", "mila of good", "Otto of slow", "Zoë of good");
        assertThat(answer.fields().contains("Proxy-Status")).isFalse();
    }

    @Test
    void whatWasStoredStandsInForThoseWhoFailAndIsNamed() {
        for (String name : MEMBERS) {
            always(name, users(name, "user-" + name));
        }
        Response whole = list().result();
        time.advance(Duration.ofSeconds(61));
        letFourFail();

        Response answer = listOnceAllHadTheirTime();

        assertThat(users(answer)).isEqualTo(users(whole)).hasSize(MEMBERS.length);
        assertThat(missing(answer))
                .containsExactly(Stream.of("slow", "hung", "starting", "refusing")
                        .map(name -> "usher/" + name
                                + ";error=destination_unavailable;details=\"an older answer stands in\"")
                        .toArray(String[]::new));
    }

    @Test
    void aFreshPartNeedsNoServer() {
        for (String name : MEMBERS) {
            always(name, users(name, "user-" + name));
        }
        list();
        letFourFail();

        Future<Response> answer = list();

        assertThat(answer.isComplete()).isTrue();
        assertThat(answer.result().fields().contains("Proxy-Status")).isFalse();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(List.of("refusing"), 502, "servers-unreachable"),
                Arguments.of(List.of("hung"), 504, "servers-timeout"),
                Arguments.of(List.of("hung", "refusing"), 502, "servers-unreachable"),
                Arguments.of(List.of("hung", "starting", "refusing"), 503, "servers-starting"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whereNobodyAnswersThereIsAProblemThatNamesAll(List<String> ways, int status, String type) {
        for (int i = 0; i < MEMBERS.length; i++) {
            String way = ways.get(i % ways.size());
            always(MEMBERS[i], request -> switch (way) {
                case "hung" -> hung(request);
                case "starting" -> starting(request);
                default -> refusing(request);
            });
        }

        Response answer = listOnceAllHadTheirTime();

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.fields().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(text(answer)).contains("\"urn:usher:problem:" + type + "\"").contains(MEMBERS);
        assertThat(missing(answer)).hasSameSizeAs(MEMBERS);
        assertThat(answer.fields().contains("Retry-After")).isEqualTo(status == 503);
    }

    /** Each is found dead once by its one attempt, which is enough for its circuit here. */
    @Test
    void whereAllAreKnownToBeDownTheProblemSaysWhenTheyAreTriedAgain() {
        Doors all = doors(options()
                .aggregate(MEMBERS)
                .set("circuit.failures", 1)
                .set("circuit.pause", "7s")
                .set("retry.attempts", 1));
        for (String name : MEMBERS) {
            always(name, AggregateCase::refusing);
        }
        Response first =
                ask(all.root(), Operation.GET_PUBLIC_USERS, "/Users/Public").result();
        time.advance(Duration.ofSeconds(3));

        Response answer =
                ask(all.root(), Operation.GET_PUBLIC_USERS, "/Users/Public").result();

        assertThat(first.status()).isEqualTo(502);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(text(answer)).contains("\"urn:usher:problem:servers-down\"").contains(MEMBERS);
        assertThat(answer.fields().get("Retry-After")).isEqualTo("4");
    }

    @Test
    void everythingElseAtTheRootIsAskedOfTheFirstMemberAlone() {
        Doors reversed = doors(options().aggregate("hung", "good"));
        wires.get("hung")
                .expect("/Users/Me")
                .answer(200, "{}")
                .expect("/Users/New")
                .answer(200, "{}");

        Response me =
                ask(reversed.root(), Operation.GET_CURRENT_USER, "/Users/Me").result();
        Response created = ask(reversed.root(), Operation.CREATE_USER_BY_NAME, "/Users/New")
                .result();

        assertThat(me.status()).isEqualTo(200);
        assertThat(created.status()).isEqualTo(200);
        assertThat(reversed.root().streams())
                .isSameAs(reversed.servers().get("hung").streams());
        wires.get("hung").assertFollowed();
        assertThat(wires.get("good").calls()).isZero();
    }

    @Test
    void eachMemberAnswersAloneBehindItsOwnDoor() {
        for (String name : MEMBERS) {
            always(name, users(name, "Irmak"));

            Response answer = ask(doors.servers().get(name), Operation.GET_PUBLIC_USERS, "/Users/Public")
                    .result();

            assertThat(users(answer)).containsExactly("Irmak of " + name);
        }
    }

    @Test
    void withoutAnAggregateTheRootIsTheFirstServer() {
        Doors apart = doors(options());
        always("good", users("good", "Irmak"));

        Response answer =
                ask(apart.root(), Operation.GET_PUBLIC_USERS, "/Users/Public").result();

        assertThat(users(answer)).containsExactly("Irmak of good");
        assertThat(apart.root()).isSameAs(apart.servers().get("good"));
        assertThat(wires.get("slow").calls()).isZero();
    }
}
