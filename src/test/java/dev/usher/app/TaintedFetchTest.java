package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a server makes of one client's request is not shown to another, be it that both ask at once, or that one has what is stored
 * validated for all.
 */
class TaintedFetchTest extends SharedStreamCase {
    private static final String EVIL = "evil";
    private static final String GOOD = "good";
    private static final Map<String, String> TOLD = Map.of(
            "X-Forwarded-Host", "evil.example",
            "X-Forwarded-Proto", EVIL,
            "Accept-Language", "x-evil",
            "Origin", "https://evil.example",
            "Range", "bytes=0-3",
            "X-Original-URL", "/evil",
            "X-Rewrite-URL", "/evil",
            "X-HTTP-Method-Override", "EVIL",
            "X-Whatever", EVIL);

    static Stream<Arguments> all() {
        return TOLD.keySet().stream()
                .flatMap(name -> Stream.of(PICTURE, PAGE).map(target -> Arguments.of(name, target)));
    }

    /** What no server that answers with a 304, or to be stored, makes anything of without a word. */
    static Stream<Arguments> known() {
        return all().filter(arguments -> !arguments.get()[0].equals("X-Whatever"));
    }

    private Future<Response> attack(String name, String target) {
        return house.ask(Asked.get(target).with(name, TOLD.get(name)));
    }

    /** What the server answers, who puts into it what it is told. */
    private void reflect(int index, String control) {
        boolean told = fetches.get(index).request().fields().entries().stream()
                .anyMatch(field -> TOLD.containsKey(field.getKey())
                        && TOLD.get(field.getKey()).equals(field.getValue()));
        answer(index, ok(told ? EVIL : GOOD, control));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whoAsksMeanwhileIsShownHisOwn(String name, String target) {
        store(target, GOOD, STALE);
        Future<Response> attack = attack(name, target);
        Future<Response> victim = house.ask(Asked.get(target));

        for (int i = 1; i < fetches.size(); i++) {
            reflect(i, STALE);
        }

        assertThat(text(attack)).isEqualTo(EVIL);
        assertThat(text(victim)).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @MethodSource("known")
    void whatOneHasFetchedInPlaceOfWhatIsStoredIsNotShownToAnother(String name, String target) {
        store(target, GOOD, STALE);
        Future<Response> attack = attack(name, target);
        reflect(1, FRESH);
        Future<Response> victim = house.ask(Asked.get(target));
        reflect(2, FRESH);

        assertThat(text(attack)).isEqualTo(EVIL);
        assertThat(text(victim)).isEqualTo(GOOD);
        assertThat(text(house.ask(Asked.get(target)))).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @MethodSource("known")
    void whatOneWasToldInAValidationIsNotShownToAnother(String name, String target) {
        store(target, GOOD, STALE);
        attack(name, target);
        answer(1, notModified(FRESH).with("X-Said", EVIL));
        Future<Response> victim = house.ask(Asked.get(target));
        answer(2, notModified(FRESH));

        assertThat(text(victim)).isEqualTo(GOOD);
        assertThat(victim.result().fields().contains("X-Said")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("known")
    void whatWasFetchedBehindOnesBackIsNotShownToAnother(String name, String target) {
        store(target, GOOD, "public, max-age=1, stale-while-revalidate=60");
        house.time.advance(Duration.ofSeconds(5));
        attack(name, target);
        reflect(1, FRESH);
        house.ask(Asked.get(target));
        for (int i = 2; i < fetches.size(); i++) {
            reflect(i, FRESH);
        }

        assertThat(text(house.ask(Asked.get(target)))).isEqualTo(GOOD);
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, PAGE})
    void whoAsksTheSameInTheSameWayIsShownTheSame(String target) {
        store(target, GOOD, STALE);
        Future<Response> first = house.ask(Asked.get(target));
        Future<Response> second = house.ask(Asked.get(target));

        answer(1, ok(GOOD, STALE));

        assertThat(fetches).hasSize(2);
        assertThat(text(first)).isEqualTo(GOOD);
        assertThat(text(second)).isEqualTo(GOOD);
        assertThat(status(first)).endsWith(";fwd-status=200;stored");
        assertThat(status(second)).endsWith(";fwd-status=200;collapsed");
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, PAGE})
    void cookieThatComesWithAFetchIsForTheFirstOneAlone(String target) {
        store(target, GOOD, STALE);
        Future<Response> first = house.ask(Asked.get(target));
        Future<Response> second = house.ask(Asked.get(target));

        answer(1, ok(GOOD, FRESH).with("Set-Cookie", "of=first"));

        assertThat(first.result().fields().get("Set-Cookie")).isEqualTo("of=first");
        assertThat(fetches).hasSize(3);
        answer(2, ok(GOOD, FRESH));
        assertThat(second.result().fields().contains("Set-Cookie")).isFalse();
        assertThat(house.ask(Asked.get(target)).result().fields().contains("Set-Cookie"))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, PAGE})
    void cookieThatComesWithAValidationIsForTheOneWhoAskedAlone(String target) {
        store(target, GOOD, STALE);
        Future<Response> first = house.ask(Asked.get(target));
        answer(1, notModified(FRESH).with("Set-Cookie", "of=first"));
        Future<Response> second = house.ask(Asked.get(target));

        assertThat(text(first)).isEqualTo(GOOD);
        assertThat(first.result().fields().get("Set-Cookie")).isEqualTo("of=first");
        assertThat(status(second)).startsWith("usher/home;hit");
        assertThat(second.result().fields().contains("Set-Cookie")).isFalse();
    }

    @Test
    void cookieThatComesWithAnOperationIsForTheOneWhoAskedAlone() {
        Future<Response> first = house.ask(Asked.get("/Users/Public"));
        Future<Response> second = house.ask(Asked.get("/Users/Public"));

        answer(0, whole("[1]").with("Set-Cookie", "of=first"));
        answer(1, whole("[2]").with("Set-Cookie", "of=second"));
        Future<Response> third = house.ask(Asked.get("/Users/Public"));
        answer(2, whole("[3]"));

        assertThat(first.result().fields().getAll("Set-Cookie")).containsExactly("of=first");
        assertThat(second.result().fields().getAll("Set-Cookie")).containsExactly("of=second");
        assertThat(text(third)).isEqualTo("[3]");
        assertThat(third.result().fields().contains("Set-Cookie")).isFalse();
    }

    private static Response whole(String content) {
        return ScriptedService.response(200, content);
    }
}
