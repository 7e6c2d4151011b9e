package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.usher.jellyfin.Carrier;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nobody is given what was made for another, wherever either of them has the token: of operations, and of what a server calls
 * public though it shows it to the owner of a token alone.
 */
class CarriersTest extends OriginCase {
    private static final String ANN = Secrets.register("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
    private static final String BEN = Secrets.register("b0b1b2b3b4b5b6b7b8b9babbbcbdbebf");
    private static final Map<String, String> OWNERS = Map.of(ANN, "ann", BEN, "ben");
    private static final List<String> TARGETS =
            List.of("/Users/Me", "/Users", "/UserImage", "/Videos/1/main.m3u8?MediaSourceId=1", PAGE);

    static Stream<Arguments> pairs() {
        return Arrays.stream(Carrier.values())
                .flatMap(one -> Arrays.stream(Carrier.values()).map(other -> arguments(one, other)));
    }

    /** Those of which the first counts. */
    static Stream<Arguments> orderedPairs() {
        return pairs().filter(pair -> ((Carrier) pair.get()[0]).compareTo((Carrier) pair.get()[1]) < 0);
    }

    /** A request that holds tokens. */
    private record Presented(String target, List<String> lines) {
        Presented with(Carrier carrier, String token) {
            return switch (carrier) {
                case LIST ->
                    line("Authorization: MediaBrowser Client=\"Test\", DeviceId=\"tv\", Token=\"" + token + "\"");
                case X_EMBY_TOKEN -> line("X-Emby-Token: " + token);
                case X_MEDIABROWSER_TOKEN -> line("X-MediaBrowser-Token: " + token);
                case API_KEY -> parameter("ApiKey=" + token);
                case OLD_API_KEY -> parameter("api_key=" + token);
            };
        }

        private Presented line(String line) {
            return new Presented(
                    target, Stream.concat(lines.stream(), Stream.of(line)).toList());
        }

        private Presented parameter(String parameter) {
            return new Presented(target + (target.contains("?") ? "&" : "?") + parameter, lines);
        }
    }

    private static Presented nobody(String target) {
        return new Presented(target, List.of());
    }

    private static Presented by(String token, Carrier carrier, String target) {
        return nobody(target).with(carrier, token);
    }

    /** A server that calls all that it says public, and says whose token it has been given. */
    private void saysWhoAsks() {
        answers(head -> ok("of " + owner(head), KEPT));
    }

    private static String owner(String head) {
        List<String> places = List.of("token=\"", "x-emby-token: ", "x-mediabrowser-token: ", "apikey=", "api_key=");
        for (String place : places) {
            int at = head.toLowerCase().indexOf(place);
            if (at >= 0) {
                int begin = at + place.length();
                return OWNERS.get(head.substring(begin, begin + ANN.length()));
            }
        }
        return "nobody";
    }

    private RawResponse ask(Presented presented) throws Exception {
        return get(presented.target(), presented.lines().toArray(String[]::new));
    }

    private void assertGiven(Presented presented, String content) throws Exception {
        assertThat(ask(presented).text()).as("%s", presented.target()).isEqualTo(content);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void eachIsGivenHisOwn(Carrier hers, Carrier his) throws Exception {
        saysWhoAsks();

        for (String target : TARGETS) {
            assertGiven(by(ANN, hers, target), "of ann");
            assertGiven(by(BEN, his, target), "of ben");
            RawResponse again = ask(by(ANN, hers, target));
            assertThat(again.text()).isEqualTo("of ann");
            assertThat(isHit(again)).as("%s is stored", target).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Carrier.class)
    void whoHasNoTokenIsNotGivenWhatWasMadeForOneNorTheOtherWayRound(Carrier carrier) throws Exception {
        saysWhoAsks();

        for (String target : TARGETS) {
            assertGiven(by(ANN, carrier, target), "of ann");
            assertGiven(nobody(target), "of nobody");
            assertGiven(by(ANN, carrier, target), "of ann");
            assertGiven(nobody(target + (target.contains("?") ? "&" : "?") + "x=1"), "of nobody");
            assertGiven(by(ANN, carrier, target + (target.contains("?") ? "&" : "?") + "x=1"), "of ann");
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void oneTokenInTwoPlacesIsOnePerson(Carrier one, Carrier other) throws Exception {
        saysWhoAsks();

        for (String target : TARGETS) {
            assertGiven(by(ANN, one, target), "of ann");
            assertGiven(by(ANN, other, target), "of ann");
            assertGiven(by(ANN, one, target).with(other, ANN), "of ann");
            assertGiven(by(BEN, other, target), "of ben");
        }
    }

    @ParameterizedTest
    @MethodSource("orderedPairs")
    void whatWasMadeForTheFirstOfTwoTokensIsNotGivenToTheOther(Carrier first, Carrier second) throws Exception {
        saysWhoAsks();

        for (String target : TARGETS) {
            assertGiven(by(ANN, first, target).with(second, BEN), "of ann");
            assertGiven(by(BEN, second, target), "of ben");
            assertGiven(by(BEN, first, target).with(second, ANN), "of ben");
            assertGiven(by(ANN, second, target), "of ann");
            assertGiven(nobody(target), "of nobody");
        }
    }
}
