package dev.usher.cache;

import static dev.usher.cache.CachedServer.FRESH;
import static dev.usher.cache.CachedServer.ok;
import static dev.usher.cache.CachedServer.status;
import static dev.usher.cache.CachedServer.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.testing.ScriptedService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidationTest extends InvalidationCase {
    private static final String STORED = "usher/home;fwd=uri-miss;fwd-status=200;stored";

    static Stream<Named<Consumer<Promise<Response>>>> ends() {
        return Stream.of(
                Named.of("done", write -> write.complete(ScriptedService.response(204, ""))),
                Named.of("refused", write -> write.complete(ScriptedService.response(400, "the last administrator"))),
                Named.of("failed", write -> write.complete(ScriptedService.response(500, ""))),
                Named.of("out of time", write -> write.fail(missing(ServiceException.Kind.RESPONSE_TIMEOUT))),
                Named.of("torn", write -> write.fail(missing(ServiceException.Kind.CONNECTION_TERMINATED))));
    }

    private static ServiceException missing(ServiceException.Kind kind) {
        return new ServiceException(kind, true, "scripted");
    }

    private Promise<Response> beginWrite() {
        Promise<Response> write = home.server.expect("/Users/1").pend();
        home.ask(home.request(HttpMethod.DELETE, "/Users/1"));
        return write;
    }

    @ParameterizedTest
    @MethodSource("ends")
    void whatWasStoredBeforeAWriteEndedIsNotUsedAfterIt(Consumer<Promise<Response>> end) {
        home.server.expect("/Users").answer(ok("before"));
        home.get("/Users");
        Promise<Response> write = beginWrite();
        assertThat(text(home.get("/Users"))).isEqualTo("before");

        end.accept(write);
        home.server.expect("/Users").answer(ok("after"));
        Response after = home.get("/Users");

        assertThat(text(after)).isEqualTo("after");
        assertThat(status(after)).isEqualTo(STORED);
    }

    @ParameterizedTest
    @MethodSource("ends")
    void fetchThatBeganBeforeAWriteEndedIsAnsweredButNotStored(Consumer<Promise<Response>> end) {
        Promise<Response> slow = home.server.expect("/Users").pend();
        Future<Response> early = home.ask(home.request(HttpMethod.GET, "/Users"));
        Promise<Response> write = beginWrite();

        end.accept(write);
        slow.complete(ok("before"));
        home.server.expect("/Users").answer(ok("after"));

        assertThat(text(early.result())).isEqualTo("before");
        assertThat(status(early.result())).isEqualTo(NOT_STORED);
        assertThat(text(home.get("/Users"))).isEqualTo("after");
    }

    static Stream<Named<Consumer<Promise<Response>>>> endsOfWhatWasNotDone() {
        return Stream.of(
                Named.of("starting", write -> write.complete(ScriptedService.response(599, "starting"))),
                Named.of("never sent", write -> write.fail(neverSent(ServiceException.Kind.CONNECTION_REFUSED))),
                Named.of("never connected", write -> write.fail(neverSent(ServiceException.Kind.CONNECTION_TIMEOUT))));
    }

    private static ServiceException neverSent(ServiceException.Kind kind) {
        return new ServiceException(kind, false, "scripted");
    }

    @ParameterizedTest
    @MethodSource("endsOfWhatWasNotDone")
    void whatIsStoredOutlivesAWriteThatSurelyWasNotDone(Consumer<Promise<Response>> end) {
        home.server.expect("/Users").answer(ok("before"));
        home.get("/Users");

        end.accept(beginWrite());

        assertThat(home.statusOf("/Users")).isEqualTo("usher/home;hit;ttl=10");
    }

    @Test
    void streamThatWasNeverSentMovesNothing() {
        home.server.expect("/Devices").fail(ServiceException.Kind.CONNECTION_REFUSED, false);
        long before = home.generation.current();

        stream(home.request(HttpMethod.DELETE, "/Devices"));

        assertThat(home.generation.current()).isEqualTo(before);
    }

    @Test
    void heedlessCacheWouldUseAndStoreTheOldState() {
        CachedServer heedless = CachedServer.heedless();
        Promise<Response> slow = heedless.server.expect("/Users").pend();
        heedless.ask(heedless.request(HttpMethod.GET, "/Users"));
        heedless.server.expect("/Users/1").answer(204);
        heedless.ask(heedless.request(HttpMethod.DELETE, "/Users/1"));
        slow.complete(ok("before"));

        assertThat(text(heedless.get("/Users"))).isEqualTo("before");
    }

    @Test
    void slowFetchDoesNotReplaceWhatWasFetchedAfterTheWrite() {
        Promise<Response> slow = home.server.expect("/Users").pend();
        home.ask(home.request(HttpMethod.GET, "/Users"));
        beginWrite().complete(ScriptedService.response(204, ""));
        home.server.expect("/Users").answer(ok("after"));
        home.get("/Users");

        slow.complete(ok("before"));

        assertThat(text(home.get("/Users"))).isEqualTo("after");
    }

    @Test
    void whatAWriteMayHaveChangedDoesNotStandIn() {
        home.server.expect("/Users").answer(ok("before"));
        home.get("/Users");
        beginWrite().complete(ScriptedService.response(204, ""));
        home.server.expect("/Users").answer(503);

        assertThat(home.get("/Users").status()).isEqualTo(503);
    }

    @Test
    void standInDoesNotComeFromBeforeAWriteThatEndedMeanwhile() {
        home.server.expect("/Users").answer(ok("before"));
        home.get("/Users");
        home.time.advance(FRESH);
        Promise<Response> slow = home.server.expect("/Users").pend();
        Future<Response> answer = home.ask(home.request(HttpMethod.GET, "/Users"));
        beginWrite().complete(ScriptedService.response(204, ""));

        slow.complete(ScriptedService.response(503, "down"));

        assertThat(answer.result().status()).isEqualTo(503);
    }

    @Test
    void readThatIsNotStoredInvalidatesNothing() {
        home.server.expect("/Users").answer(ok("all")).expect("/Items").answer(ok("items"));
        home.get("/Users");
        home.get("/Items");

        assertThat(home.statusOf("/Users")).isEqualTo("usher/home;hit;ttl=10");
    }

    @ParameterizedTest
    @MethodSource("ends")
    void watchedStreamMovesTheGenerationWhateverItCameTo(Consumer<Promise<Response>> end) {
        home.server.expect("/Users").answer(ok("before"));
        home.get("/Users");
        Promise<Response> write = home.server.expect("/Devices").pend();
        stream(home.request(HttpMethod.DELETE, "/Devices"));
        assertThat(text(home.get("/Users"))).isEqualTo("before");

        end.accept(write);
        home.server.expect("/Users").answer(ok("after"));

        assertThat(text(home.get("/Users"))).isEqualTo("after");
    }

    @Test
    void otherStreamMovesNothing() {
        home.server.expect("/Users").answer(ok("all")).expect("/Videos").answer(ok("film"));
        home.get("/Users");
        stream(home.request(HttpMethod.GET, "/Videos"));

        assertThat(home.statusOf("/Users")).isEqualTo("usher/home;hit;ttl=10");
    }
}
