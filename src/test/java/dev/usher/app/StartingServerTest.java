package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Response;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ScriptedService;
import dev.usher.testing.Secrets;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server that starts leaves to the store: whoever something is stored for is answered at once. */
class StartingServerTest {
    private static final String ANN = Secrets.register("0a1b2c3d4e5f0a1b2c3d4e5f0a1b2c3d");
    private static final String BEN = Secrets.register("f0e1d2c3b4a5f0e1d2c3b4a5f0e1d2c3");
    private static final Asked ME = Asked.get("/Users/Me").by("tv", ANN);
    private static final Asked LIST = Asked.get("/Users/Public");
    private static final Asked STRANGER = Asked.get("/Users/Me").by("tv", BEN);
    private static final Duration WORD = Duration.ofSeconds(5);
    private static final Duration BEYOND_REVALIDATION = Duration.ofSeconds(61);
    private static final String AT_ONCE = "usher/home;hit;ttl=-51;detail=stale-if-error";

    private final TimedHouse house = TimedHouse.with(options -> options);
    private final ScriptedService home = house.home;

    @BeforeEach
    void storeAndAge() {
        home.expect("/Users/Me").answer(200, "ann").expect("/Users/Public").answer(200, "[]");
        house.ask(ME);
        house.ask(LIST);
        house.time.advance(BEYOND_REVALIDATION);
    }

    private static Response page() {
        return ScriptedService.response(503, "<!DOCTYPE html>")
                .with("Content-Type", "text/html")
                .with("Retry-After", "005");
    }

    private void becomeKnownAsStarting() {
        home.expect("/Users/Me").answer(page());
        house.ask(ME);
    }

    private static String text(Future<Response> answer) {
        return ((Body.Full) answer.result().body()).bytes().toString();
    }

    @Test
    void whoeverFindsItStartingIsAnsweredFromStoreWithoutWaiting() {
        home.expect("/Users/Me").answer(page());

        Future<Response> answer = house.ask(ME);

        assertThat(text(answer)).isEqualTo("ann");
        assertThat(answer.result().fields().get("Age")).isEqualTo("61");
        assertThat(answer.result().fields().get("Cache-Status"))
                .isEqualTo("usher/home;fwd=stale;fwd-status=503;ttl=-51;detail=stale-if-error");
        home.assertFollowed();
    }

    @Test
    void whoeverFindsNobodyListeningIsAnsweredFromStoreWithoutWaiting() {
        home.expect("/QuickConnect/Enabled").answer(200, "true");
        house.ask(Asked.get("/QuickConnect/Enabled"));
        home.expect("/Users/Public").fail(Kind.CONNECTION_REFUSED, false);

        assertThat(house.cacheStatusOf(LIST)).isEqualTo("usher/home;fwd=stale;ttl=-31;detail=stale-if-error");
        home.assertFollowed();
    }

    @Test
    void whileItsWordStandsNobodyKnocksAndAllWhoAreKnownAreAnswered() {
        becomeKnownAsStarting();
        int calls = home.calls();

        for (int i = 0; i < 50; i++) {
            assertThat(house.cacheStatusOf(ME)).isEqualTo(AT_ONCE);
            assertThat(house.cacheStatusOf(LIST)).isEqualTo("usher/home;hit;ttl=-31;detail=stale-if-error");
        }

        house.advanceUntilJustBefore(WORD);
        assertThat(text(house.ask(ME))).isEqualTo("ann");
        assertThat(home.calls()).isEqualTo(calls);
    }

    @Test
    void tokenForWhichNothingIsStoredWaitsForTheServer() {
        becomeKnownAsStarting();
        Future<Response> stranger = house.ask(STRANGER);
        home.expect("/Users/Me").answer(401);

        house.advanceUntilJustBefore(WORD);
        assertThat(stranger.isComplete()).isFalse();
        house.tick();

        assertThat(stranger.result().status()).isEqualTo(401);
        home.assertFollowed();
    }

    @Test
    void sameTokenFromAnotherDeviceOrNetworkIsGivenNothing() {
        becomeKnownAsStarting();

        assertThat(house.ask(Asked.get("/Users/Me").by("phone", ANN)).isComplete())
                .isFalse();
        assertThat(house.ask(ME.from("203.0.113.7")).isComplete()).isFalse();
        assertThat(house.ask(LIST.from("203.0.113.7")).isComplete()).isFalse();
    }

    @Test
    void tokenThatWasRefusedIsGivenNothing() {
        home.expect("/Users").answer(401);
        house.ask(Asked.get("/Users").by("tv", ANN));
        home.expect("/Users/Public").answer(page());
        assertThat(house.cacheStatusOf(LIST)).endsWith("detail=stale-if-error");

        assertThat(house.ask(ME).isComplete()).isFalse();
    }

    @Test
    void onceItsWordHasPassedOneAsksBehindTheOthersBacks() {
        becomeKnownAsStarting();
        house.time.advance(WORD);
        int calls = home.calls();
        Promise<Response> behind = home.expect("/Users/Me").pend();

        assertThat(text(house.ask(ME))).isEqualTo("ann");
        for (int i = 0; i < 50; i++) {
            assertThat(text(house.ask(ME))).isEqualTo("ann");
            assertThat(text(house.ask(LIST))).isEqualTo("[]");
        }
        assertThat(home.calls()).isEqualTo(calls + 1);

        behind.complete(ScriptedService.response(200, "ann after the restart"));
        home.expect("/Users/Me").answer(200, "ann now");
        assertThat(text(house.ask(ME))).isEqualTo("ann now");
        home.assertFollowed();
    }

    @Test
    void whoWaitsIsNotOvertakenByWhatIsAskedBehind() {
        becomeKnownAsStarting();
        Future<Response> stranger = house.ask(STRANGER);
        Promise<Response> first = home.expect("/Users/Me").pend();
        house.time.advance(WORD);
        int calls = home.calls();

        assertThat(text(house.ask(LIST))).isEqualTo("[]");

        assertThat(home.calls()).isEqualTo(calls);
        first.complete(ScriptedService.response(401, ""));
        assertThat(stranger.result().status()).isEqualTo(401);
    }

    @Test
    void storedAnswerStandsInNoLongerThanItMay() {
        home.otherwise(request -> Future.succeededFuture(page()));
        house.ask(ME);
        house.advanceUntilJustBefore(Duration.ofSeconds(610).minus(BEYOND_REVALIDATION));
        assertThat(text(house.ask(ME))).isEqualTo("ann");

        house.tick();

        assertThat(house.ask(ME).isComplete()).isFalse();
    }

    @Test
    void littleStaleAnswerTakesNoPlaceFromThoseWhoWait() {
        TimedHouse other = TimedHouse.with(options -> options.set("retry.max-waiting", 1));
        other.home.expect("/Users/Me").answer(200, "ann").expect("/Users/Me").answer(page());
        other.ask(ME);
        other.time.advance(Duration.ofSeconds(10));
        assertThat(text(other.ask(ME))).isEqualTo("ann");
        other.time.advance(Duration.ofSeconds(1));
        assertThat(text(other.ask(ME))).isEqualTo("ann");

        Future<Response> stranger = other.ask(STRANGER);

        assertThat(stranger.isComplete()).isFalse();
        other.home.assertFollowed();
    }

    @Test
    void aggregatedListHoldsWhatIsStoredOfAStartingServerAndIsMarked() {
        TimedHouse both = TimedHouse.with(options -> options.aggregate("home", "cabin"));
        both.home.expect("/Users/Public").answer(200, "[{\"Name\":\"Ann\"}]");
        both.cabin.expect("/Users/Public").answer(200, "[{\"Name\":\"Ben\"}]");
        both.ask(LIST);
        both.time.advance(BEYOND_REVALIDATION);
        both.home.expect("/Users/Public").answer(page());
        both.cabin.expect("/Users/Public").answer(200, "[{\"Name\":\"Ben\"}]");

        for (int i = 0; i < 3; i++) {
            Future<Response> answer = both.ask(LIST);
            assertThat(text(answer)).isEqualTo("[{\"Name\":\"Ann\"},{\"Name\":\"Ben\"}]");
            assertThat(answer.result().fields().get("Proxy-Status")).startsWith("usher/home");
        }
        both.home.assertFollowed();
        both.cabin.assertFollowed();
    }
}
