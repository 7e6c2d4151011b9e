package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.cache.CacheKey;
import dev.usher.cache.Generation;
import dev.usher.cache.Lifetime;
import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Route;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UsersCachePolicyTest {
    private static final UsersCachePolicy POLICY = new UsersCachePolicy(
            "home", UsersCachePolicy.defaultLifetimes(), LegacyMode.BRIDGE, new KnownOwners(new Generation()));

    @ParameterizedTest
    @CsvSource({
        "GET_PUBLIC_USERS,, 30",
        "GET_PUBLIC_USERS, hash, 0",
        "GET_USERS, hash, 10",
        "GET_USERS,, 0",
        "GET_USER_BY_ID, hash, 10",
        "GET_USER_BY_ID,, 0",
        "GET_CURRENT_USER, hash, 10",
        "GET_CURRENT_USER,, 0",
        "QUICK_CONNECT_ENABLED,, 30",
        "QUICK_CONNECT_ENABLED, hash, 30",
    })
    void whatIsStoredIsStoredForThisLong(Operation operation, String tokenHash, int seconds) {
        Lifetime expected = seconds == 0
                ? null
                : new Lifetime(Duration.ofSeconds(seconds), Duration.ofSeconds(30), Duration.ofMinutes(10));

        assertThat(POLICY.lifetime(request(operation, tokenHash, "d", true))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"BRIDGE, X_EMBY_TOKEN, true", "PASS, X_EMBY_TOKEN, false", "PASS, LIST, true", "PASS, API_KEY, true"})
    void whatCameInAnOldFormIsStoredOnlyWhereThatIsTranslated(LegacyMode mode, Carrier carrier, boolean stored) {
        UsersCachePolicy policy = new UsersCachePolicy(
                "home", UsersCachePolicy.defaultLifetimes(), mode, new KnownOwners(new Generation()));
        Request plain = request(Operation.GET_USERS, "hash", "d", true);
        Caller.Credential credential = new Caller.Credential(
                "hash", "d", new PresentedCredential("token", carrier, ClientIdentity.NONE, ListForm.MEDIABROWSER));

        assertThat(policy.lifetime(plain.withCaller(new Caller("192.0.2.7", "192.0.2.7", true, credential))) != null)
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @EnumSource
    void everythingElseIsNeverStored(Operation operation) {
        if (!operation.isStorable()) {
            assertThat(POLICY.lifetime(request(operation, "hash", "d", true))).isNull();
            assertThat(POLICY.lifetime(request(operation, null, "d", true))).isNull();
        }
        assertThat(POLICY.lifetime(request(Stream.OTHER, "hash", "d", true))).isNull();
    }

    @Test
    void aLifetimeForWhatMustNotBeStoredIsRefused() {
        Map<Operation, Lifetime> lifetimes = Map.of(Operation.QUICK_CONNECT_CONNECT, Lifetime.NONE);

        assertThatThrownBy(() ->
                        new UsersCachePolicy("home", lifetimes, LegacyMode.BRIDGE, new KnownOwners(new Generation())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("QUICK_CONNECT_CONNECT");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "503, application/problem+json, false",
        "503, application/json, true",
        "400, application/problem+json, true",
        "500, text/plain, true",
        "204, , true"
    })
    void onlyAServerThatIsStartingSurelyHasNotActed(int status, String type, boolean mayHaveActed) {
        MultiMap fields = HttpHeaders.headers();
        if (type != null) {
            fields.set(HttpHeaders.CONTENT_TYPE, type);
        }

        assertThat(POLICY.mayHaveActed(new Response(status, fields, Body.of(Buffer.buffer("{}")))))
                .isEqualTo(mayHaveActed);
    }

    @Test
    void anOperationWithoutLifetimeIsNotStored() {
        Request asked = request(Operation.GET_PUBLIC_USERS, null, "", true);
        UsersCachePolicy none =
                new UsersCachePolicy("home", Map.of(), LegacyMode.BRIDGE, new KnownOwners(new Generation()));
        UsersCachePolicy off = new UsersCachePolicy(
                "home",
                Map.of(Operation.GET_PUBLIC_USERS, Lifetime.NONE),
                LegacyMode.BRIDGE,
                new KnownOwners(new Generation()));

        assertThat(none.lifetime(asked)).isNull();
        assertThat(off.lifetime(asked)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"GET_USERS", "GET_USER_BY_ID", "GET_CURRENT_USER"})
    void tokenDeviceAndAddressClassArePartOfTheKey(Operation operation) {
        CacheKey key = POLICY.key(request(operation, "hash", "d", true));

        assertThat(POLICY.key(request(operation, "hash", "d", true))).isEqualTo(key);
        assertThat(POLICY.key(request(operation, "other", "d", true))).isNotEqualTo(key);
        assertThat(POLICY.key(request(operation, "hash", "e", true))).isNotEqualTo(key);
        assertThat(POLICY.key(request(operation, "hash", "d", false))).isNotEqualTo(key);
    }

    @Test
    void thePublicListIsOnePerAddressClass() {
        CacheKey key = POLICY.key(request(Operation.GET_PUBLIC_USERS, null, "d", true));

        assertThat(POLICY.key(request(Operation.GET_PUBLIC_USERS, null, "e", true)))
                .isEqualTo(key);
        assertThat(POLICY.key(request(Operation.GET_PUBLIC_USERS, null, "d", false)))
                .isNotEqualTo(key);
    }

    @Test
    void quickConnectIsTheSameForAll() {
        assertThat(POLICY.key(request(Operation.QUICK_CONNECT_ENABLED, "hash", "d", true)))
                .isEqualTo(POLICY.key(request(Operation.QUICK_CONNECT_ENABLED, null, "", false)));
    }

    @Test
    void serverTargetAndVariantArePartOfTheKey() {
        Request request = request(Operation.GET_USERS, "hash", "d", true);
        CacheKey key = POLICY.key(request);

        assertThat(new UsersCachePolicy("cabin", Map.of(), LegacyMode.BRIDGE, new KnownOwners(new Generation()))
                        .key(request))
                .isNotEqualTo(key);
        assertThat(POLICY.key(request.withTarget("/Users?isHidden=true"))).isNotEqualTo(key);
        for (String name : Set.of("Accept", "Accept-Encoding", "Origin")) {
            MultiMap fields = HttpHeaders.headers().set(name, "x");
            assertThat(POLICY.key(request.withFields(fields))).isNotEqualTo(key);
        }
    }

    @Test
    void aKeyDoesNotPrintTheHash() {
        assertThat(POLICY.key(request(Operation.GET_USERS, "h4sh", "d", true)).toString())
                .doesNotContain("h4sh");
    }

    @Test
    void aBlockedAddressIsNotAnErrorOfTheServer() {
        MultiMap fields = HttpHeaders.headers().set("X-Response-Time-ms", "1");

        assertThat(POLICY.isError(new Response(503, fields, Body.EMPTY))).isFalse();
        assertThat(POLICY.isError(new Response(503, fields, Body.of(Buffer.buffer("x")))))
                .isTrue();
        assertThat(POLICY.isError(new Response(500, fields, Body.EMPTY))).isTrue();
        assertThat(POLICY.isError(new Response(499, fields, Body.EMPTY))).isFalse();
    }

    @Test
    void writesInvalidateAndLoginsAreWrites() {
        Set<Operation> harmless = EnumSet.of(
                Operation.GET_USERS,
                Operation.GET_USER_BY_ID,
                Operation.GET_CURRENT_USER,
                Operation.GET_PUBLIC_USERS,
                Operation.AUTHENTICATE_WITH_QUICK_CONNECT,
                Operation.FORGOT_PASSWORD,
                Operation.QUICK_CONNECT_ENABLED,
                Operation.QUICK_CONNECT_INITIATE,
                Operation.QUICK_CONNECT_CONNECT);

        for (Operation operation : Operation.values()) {
            assertThat(POLICY.invalidates(request(operation, "hash", "d", true)))
                    .as(operation.name())
                    .isEqualTo(!harmless.contains(operation));
        }
        assertThat(POLICY.invalidates(request(Stream.OTHER, "hash", "d", true))).isFalse();
    }

    private static Request request(Route route, String tokenHash, String deviceId, boolean local) {
        Caller.Credential credential = new Caller.Credential(tokenHash, deviceId, PresentedCredential.NONE);
        Caller caller = new Caller("192.0.2.1", "192.0.2.1", local, credential);
        return new Request(
                HttpMethod.GET, "/Users", HttpHeaders.headers(), Body.EMPTY, caller, route, 0, Observer.NONE);
    }
}
