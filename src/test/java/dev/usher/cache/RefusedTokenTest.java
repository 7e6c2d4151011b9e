package dev.usher.cache;

import static dev.usher.cache.CachedServer.ok;
import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import org.junit.jupiter.api.Test;

/** A token that a server has refused has nothing in store any more. */
class RefusedTokenTest extends InvalidationCase {
    @Test
    void refusedTokenLosesWhatIsStoredForItAtOnceAndNobodyElseDoes() {
        home.server
                .expect()
                .answer(ok("hers"))
                .expect()
                .answer(ok("his"))
                .expect("/Items")
                .answer(401);
        home.ask(home.by("hers", "/Users"));
        home.ask(home.by("his", "/Users"));

        home.ask(home.by("hers", "/Items"));
        home.server.expect("/Users").answer(401);

        assertThat(home.ask(home.by("hers", "/Users")).result().status()).isEqualTo(401);
        assertThat(text(home.ask(home.by("his", "/Users")).result())).isEqualTo("his");
    }

    @Test
    void refusedTokenLosesWhatIsUnderWayForIt() {
        Promise<Response> slow = home.server.expect("/Users").pend();
        Future<Response> early = home.ask(home.by("hers", "/Users"));
        home.server.expect("/Users/Me").answer(401);
        home.ask(home.by("hers", "/Users/Me"));

        slow.complete(ok("hers"));
        home.server.expect("/Users").answer(401);

        assertThat(status(early.result())).isEqualTo(NOT_STORED);
        assertThat(home.ask(home.by("hers", "/Users")).result().status()).isEqualTo(401);
    }

    @Test
    void refusalAmongUnstoredRequestsEndsNothingForAnonymousCallers() {
        home.server.expect("/Users").answer(ok("public")).expect("/Items").answer(401);
        home.get("/Users");
        home.get("/Items");

        assertThat(home.statusOf("/Users")).isEqualTo("usher/home;hit;ttl=10");
    }

    @Test
    void tokenThatIsForgottenLosesWhatIsStoredForIt() {
        TokenEpochs epochs = new TokenEpochs(1);
        TokenEpochs.Epoch first = epochs.epoch("first");
        for (int i = 0; i < 100; i++) {
            epochs.epoch("other" + i);
            epochs.epoch("other" + i);
        }

        assertThat(epochs.stands("first", first)).isFalse();
        assertThat(epochs.epoch("first")).isNotSameAs(first);
    }

    @Test
    void tokenThatIsRefusedAStreamLosesWhatIsStoredForIt() {
        home.server.expect("/Users").answer(ok("hers")).expect("/Videos").answer(401);
        home.ask(home.by("hers", "/Users"));
        stream(home.by("hers", "/Videos"));
        home.server.expect("/Users").answer(401);

        assertThat(home.ask(home.by("hers", "/Users")).result().status()).isEqualTo(401);
    }
}
