package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ScriptedService;
import dev.usher.testing.Secrets;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Once a token may have been ended, be it by its owner, by somebody else or by the server, its owner is shown nothing any more that
 * was stored for it: no operation, and nothing that a server calls public though it has asked for the token.
 */
class RevokedTokenTest extends SharedStreamCase {
    private static final String ANN = Secrets.register("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
    private static final String BEN = Secrets.register("b0b1b2b3b4b5b6b7b8b9babbbcbdbebf");
    private static final String ANN_ID = "1".repeat(32);
    private static final Asked ME = Asked.get("/Users/Me").by("tv", ANN);
    private static final Asked MY_PICTURE = Asked.get("/UserImage").by("tv", ANN);
    private static final Asked MY_PAGE = Asked.get(PAGE + "?ApiKey=" + ANN);

    private static Asked write(HttpMethod method, String target, String token) {
        return Asked.get(target).method(method).by("tv", token);
    }

    static Stream<Named<Asked>> writes() {
        return Stream.of(
                named("signing out", write(HttpMethod.POST, "/Sessions/Logout", ANN)),
                named("device removed", write(HttpMethod.DELETE, "/Devices?id=tv", BEN)),
                named("key removed", write(HttpMethod.DELETE, "/Auth/Keys/" + "e".repeat(32), BEN)),
                named("user removed", write(HttpMethod.DELETE, "/Users/" + ANN_ID, BEN)),
                named("password set", write(HttpMethod.POST, "/Users/Password?userId=" + ANN_ID, BEN)),
                named("policy set", write(HttpMethod.POST, "/Users/" + ANN_ID + "/Policy", BEN)),
                named("settings changed", write(HttpMethod.POST, "/System/Configuration/network", BEN)));
    }

    static Stream<Named<Consumer<Fetch>>> ends() {
        return Stream.of(
                named("done", fetch -> fetch.answer().complete(ScriptedService.response(204, ""))),
                named("refused", fetch -> fetch.answer().complete(ScriptedService.response(400, "the last one"))),
                named("failed", fetch -> fetch.answer().complete(ScriptedService.response(500, ""))),
                named("out of time", fetch -> fetch.answer().fail(silence())));
    }

    private static ServiceException silence() {
        return new ServiceException(Kind.RESPONSE_TIMEOUT, true, "scripted");
    }

    static Stream<Arguments> writesAndEnds() {
        return writes().flatMap(write -> ends().map(end -> Arguments.of(write, end)));
    }

    static Stream<Named<Asked>> refused() {
        return Stream.of(
                named("a stream", Asked.get("/Items").by("tv", ANN)),
                named("a stream by another carrier", Asked.get("/Items?api_key=" + ANN)),
                named("an operation", Asked.get("/Users/" + ANN_ID).with("X-Emby-Token", ANN)),
                named("a write", write(HttpMethod.POST, "/Users/New", ANN)));
    }

    private Future<Response> ask(Asked asked, Response answer) {
        int before = fetches.size();
        Future<Response> asking = house.ask(asked);
        if (fetches.size() > before) {
            answer(before, answer);
        }
        return asking;
    }

    private static Response whole(String content) {
        return ScriptedService.response(200, content);
    }

    private void storeAll() {
        ask(ME, whole("{\"Id\":\"" + ANN_ID + "\",\"Name\":\"ann\"}"));
        for (Asked asked : List.of(MY_PICTURE, MY_PAGE)) {
            text(ask(asked, ok("hers", FRESH + ", stale-if-error=60")));
        }
        assertThat(List.of(ME, MY_PICTURE, MY_PAGE))
                .allSatisfy(asked -> assertThat(status(house.ask(asked))).startsWith("usher/home;hit"));
    }

    private void assertNothingIsLeft() {
        house.home.otherwise(request -> Future.failedFuture(silence()));
        for (Asked asked : List.of(MY_PAGE, MY_PICTURE, ME)) {
            int before = house.home.calls();
            Future<Response> again = house.ask(asked);
            assertThat(house.home.calls())
                    .as("%s is asked anew", asked.target())
                    .isGreaterThan(before);
            house.time.advance(Duration.ofHours(2));
            assertThat(again.result().status())
                    .as("%s does not stand in", asked.target())
                    .isEqualTo(504);
        }
    }

    @ParameterizedTest
    @MethodSource("writesAndEnds")
    void whateverBecomesOfAWriteThatMayEndItNothingIsLeftOfIt(Asked write, Consumer<Fetch> end) {
        storeAll();
        house.ask(write);
        end.accept(fetches.get(fetches.size() - 1));

        assertNothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void onceTheServerHasRefusedItNothingIsLeftOfIt(Asked asked) {
        storeAll();
        assertThat(ask(asked, ScriptedService.response(401, "")).result().status())
                .isEqualTo(401);

        assertNothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void whatWasBeingFetchedForItThenIsNotStored(Asked write) {
        List<Future<Response>> early =
                Stream.of(ME, MY_PICTURE, MY_PAGE).map(house::ask).toList();
        ask(write, ScriptedService.response(204, ""));
        answer(0, whole("{\"Id\":\"" + ANN_ID + "\",\"Name\":\"ann\"}"));
        answer(1, ok("hers", FRESH));
        answer(2, ok("hers", FRESH));
        early.forEach(SharedStreamCase::text);

        assertNothingIsLeft();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void ofWhatIsAnybodysAWriteOfOneUserEndsNothingUnlessItDeletesHim(Asked write) {
        store(PICTURE, "anybody's", FRESH);
        ask(write, ScriptedService.response(204, ""));

        Future<Response> again = ask(Asked.get(PICTURE), ok("new", FRESH));
        boolean spares = !write.method().equals(HttpMethod.DELETE)
                && (write.target().startsWith("/Users") || write.target().startsWith("/Sessions"));
        assertThat(text(again)).isEqualTo(spares ? "anybody's" : "new");
    }
}
