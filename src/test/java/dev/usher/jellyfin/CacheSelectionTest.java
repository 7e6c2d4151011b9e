package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cache.CacheFilter;
import dev.usher.cache.CacheFilter.SharedCache;
import dev.usher.cache.CacheStore;
import dev.usher.cache.Generation;
import dev.usher.cache.Purge.Forgotten;
import dev.usher.cache.ResourceKey;
import dev.usher.cache.TokenEpochs;
import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.ManualTime;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheSelectionTest {
    private static final String ANN = "a".repeat(32);
    private static final String BEN = "b".repeat(32);
    private static final String LIST = "[{\"Id\":\"" + ANN + "\"},{\"Id\":\"" + BEN + "\"}]";

    private final ManualTime time = new ManualTime();
    private final CacheStore store = CacheStore.bounded(1 << 20);
    private final TokenEpochs epochs = new TokenEpochs(100);

    /** Stores {@code content} as the answer of {@code server} to {@code operation}, asked with {@code token}. */
    private void store(String server, Operation operation, String target, @Nullable String token, Response answer) {
        Generation generation = new Generation();
        CacheFilter filter = new CacheFilter(
                server,
                new UsersCachePolicy(
                        server, UsersCachePolicy.defaultLifetimes(), LegacyMode.BRIDGE, new KnownOwners(generation)),
                new SharedCache(store, generation, epochs),
                time);
        Caller.@Nullable Credential credential = token == null ? null : new Caller.Credential(token, "device", token);
        Request request = new Request(
                HttpMethod.GET,
                target,
                HttpHeaders.headers(),
                Body.EMPTY,
                new Caller("192.0.2.7", "192.0.2.7", true, credential),
                operation,
                Long.MAX_VALUE,
                Observer.NONE);
        filter.apply(request, asked -> Future.succeededFuture(answer));
    }

    private static Response ok(String content, String... fields) {
        Response plain = new Response(200, HttpHeaders.headers(), Body.of(Buffer.buffer(content)));
        return fields.length == 0 ? plain : plain.with(fields[0], fields[1]);
    }

    private static Response user(String id) {
        return ok("{\"Name\":\"somebody\",\"Id\":\"" + id + "\"}");
    }

    private void me(String server, String token, Response answer) {
        store(server, Operation.GET_CURRENT_USER, "/Users/Me", token, answer);
    }

    private void one(String token, String id) {
        store("home", Operation.GET_USER_BY_ID, "/Users/" + id, token, user(id));
    }

    private void list(String token) {
        store("home", Operation.GET_USERS, "/Users?isHidden=false", token, ok(LIST));
    }

    private int forget(@Nullable String server, @Nullable String user, @Nullable Operation operation) {
        return store.forget(new CacheSelection(server, user, operation).in(store))
                .assigned();
    }

    @Test
    void whatNamesAUserAndWhatWasFetchedWithATokenOfHisIsHis() {
        me("home", "anns", user(ANN));
        one("anns", BEN);
        me("home", "bens", user(BEN));
        one("bens", ANN);
        one("bens", BEN);
        list("bens");
        store("home", Operation.GET_PUBLIC_USERS, "/Users/Public", null, ok(LIST));
        store("home", Operation.QUICK_CONNECT_ENABLED, "/QuickConnect/Enabled", "anns", ok("true"));

        assertThat(forget(null, ANN, null)).isEqualTo(5);

        assertThat(forget(null, null, Operation.GET_CURRENT_USER)).isEqualTo(1);
        assertThat(forget(null, null, Operation.GET_USER_BY_ID)).isEqualTo(1);
        assertThat(forget(null, null, null)).isEqualTo(1);
    }

    @Test
    void whatATokenFetchedOfWhichNobodyKnowsWhoseItIsMayBeOfAnyUser() {
        one("unknown", BEN);
        one("keys", BEN);
        me("home", "bens", user(BEN));
        one("bens", BEN);

        assertThat(forget(null, ANN, null)).isEqualTo(2);
        assertThat(forget(null, null, null)).isEqualTo(2);
    }

    @Test
    void tokenThatIsKnownAtOneServerIsNotKnownAtAnother() {
        me("home", "same", user(BEN));
        store("cabin", Operation.GET_USER_BY_ID, "/Users/" + BEN, "same", user(BEN));

        assertThat(forget(null, ANN, null)).isEqualTo(1);
        assertThat(forget("home", null, null)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "compressed, Content-Encoding, br",
        "'{\"Name\":\"no id\"}', X-Any, any",
        "'{\"Name\":\"any\",\"Id\":\"no id\"}', X-Any, any",
        "'{\"Name\":\"any\",\"Id\":7}', X-Any, any",
        "no JSON, X-Any, any"
    })
    void whatCannotBeReadMayBeOfAnyUser(String content, String field, String value) {
        me("home", "unknown", ok(content, field, value));

        assertThat(forget(null, ANN, null)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"Id, false", "id, false", "Id, true"})
    void idIsReadInEverySpellingOfAServer(String member, boolean dashed) {
        String id = dashed ? "BBBBBBBB-BBBB-BBBB-BBBB-BBBBBBBBBBBB" : BEN;
        me("home", "bens", ok("{\"Name\":\"Ben\",\"" + member + "\":\"" + id + "\"}"));

        assertThat(forget(null, ANN, null)).isZero();
        assertThat(forget(null, BEN, null)).isEqualTo(1);
    }

    @Test
    void partsOfASelectionNarrowEachOther() {
        me("home", "anns", user(ANN));
        me("home", "bens", user(BEN));
        me("cabin", "anns", user(ANN));
        one("anns", ANN);

        assertThat(forget("cabin", BEN, Operation.GET_CURRENT_USER)).isZero();
        assertThat(forget("home", ANN, Operation.GET_CURRENT_USER)).isEqualTo(1);
        assertThat(forget("home", ANN, null)).isEqualTo(1);
        assertThat(forget("cabin", null, Operation.GET_USERS)).isZero();
        assertThat(forget("cabin", null, Operation.GET_CURRENT_USER)).isEqualTo(1);
        assertThat(store.forget(new CacheSelection(null, null, null).in(store))).isEqualTo(new Forgotten(1, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "/Items/1/Images/Primary, false",
        "/Users/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb/Images/Primary, false",
        "/UserImage?userId=bbbbbbbb-bbbb-bbbb-bbbb-bbbbbbbbbbbb&tag=1, false",
        "/UserImage?userId=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&tag=1, true",
        "/userimage?USERID=%7BAAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA%7D, true",
        "/UserImage?userId=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb&userId=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, true",
        "/UserImage?userId=%20whoever, true",
        "/UserImage?tag=1, true",
        "/Users/AAAAAAAA-aaaa-aaaa-aaaa-aaaaaaaaaaaa/Images/Primary?tag=1, true",
        "/emby/users/%61aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/images/primary, true",
        "/emby/users/bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb/images/primary, false",
        "/Users/whoever/Images/Primary, true",
        "/Sessions, true",
        "/web/index.html, true",
    })
    void ofWhatIsNoOperationOnlyPicturesOfItemsAndOfOthersAreNotOfAUser(String target, boolean taken) {
        ResourceKey key = new ResourceKey("home", target, new ResourceKey.Partition(null, "LAN null"));

        assertThat(new CacheSelection(null, ANN, null).in(store).takes(key)).isEqualTo(taken);
        assertThat(new CacheSelection("home", null, null).in(store).takes(key)).isTrue();
        assertThat(new CacheSelection("cabin", ANN, null).in(store).takes(key)).isFalse();
        assertThat(new CacheSelection(null, ANN, Operation.GET_USERS).in(store).takes(key))
                .isFalse();
    }
}
