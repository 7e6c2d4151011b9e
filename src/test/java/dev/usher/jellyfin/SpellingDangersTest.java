package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.cache.CacheKey;
import dev.usher.cache.Generation;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Route;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each step of the reading is needed: with a naive one in its place a key is split, or shared by those who must not share. */
class SpellingDangersTest {
    private static final RequestReader STANDARD = RequestReader.standard();
    private static final UsersCachePolicy POLICY = new UsersCachePolicy(
            "home", UsersCachePolicy.defaultLifetimes(), LegacyMode.BRIDGE, new KnownOwners(new Generation()));
    private static final Callers CALLERS =
            new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));

    @Test
    void aPathThatIsNotReadAsTheServerReadsItMisses() {
        PathReader naive = path -> Arrays.stream(path.substring(1).split("/"))
                .map(segment -> new Segment(segment, segment))
                .toList();

        assertThat(sameKey(STANDARD, "/Users/x/../%4De?ApiKey=t", "/Users/Me?ApiKey=t"))
                .isTrue();
        assertThat(STANDARD.withPath(naive)
                        .read(HttpMethod.GET, "/Users/x/../%4De", HttpHeaders.headers(), "")
                        .match()
                        .route())
                .isEqualTo(Stream.OTHER);
    }

    @Test
    void aWizardThatIsNotReadAsTheServerReadsItIsForEverybody() {
        PathReader naive = path -> Arrays.stream(path.substring(1).split("/"))
                .map(segment -> new Segment(segment, segment))
                .toList();

        assertThat(route(STANDARD, "/x/../%53tartup/User")).isEqualTo(Stream.HOUSE);
        assertThat(route(STANDARD.withPath(naive), "/x/../%53tartup/User")).isEqualTo(Stream.OTHER);
    }

    private static Route route(RequestReader reader, String target) {
        return reader.read(HttpMethod.GET, target, HttpHeaders.headers(), "")
                .match()
                .route();
    }

    @Test
    void anIdThatIsNotBroughtToOneSpellingMisses() {
        String plain = "/Users/0a1b2c3d4e5f60718293a4b5c6d7e8f9?ApiKey=t";
        String dashed = "/Users/{0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9}?ApiKey=t";

        assertThat(sameKey(STANDARD, plain, dashed)).isTrue();
        assertThat(sameKey(STANDARD.withGuid(text -> null), plain, dashed)).isFalse();
    }

    @Test
    void aQueryThatIsNotSortedMisses() {
        String one = "/Users?isHidden=true&isDisabled=false&ApiKey=t";
        String other = "/Users?ISDISABLED=False&ApiKey=t&isHidden=TRUE";

        assertThat(sameKey(STANDARD, one, other)).isTrue();
        assertThat(sameKey(STANDARD.withQuery((operation, query) -> query), one, other))
                .isFalse();
    }

    @Test
    void aTokenInACarrierThatIsNotReadIsTakenForNobody() {
        CredentialReader naive = (fields, query) -> CredentialReader.standard().read(fields, "");

        assertThat(POLICY.lifetime(request(STANDARD, "/Users/Public?%61pikey=t", HttpHeaders.headers())))
                .isNull();
        assertThat(POLICY.lifetime(
                        request(STANDARD.withCredential(naive), "/Users/Public?%61pikey=t", HttpHeaders.headers())))
                .isNotNull();
    }

    @Test
    void theLastOfTwoListsIsSomebodyElse() {
        CredentialReader naive = (fields, query) -> CredentialReader.standard()
                .read(
                        HttpHeaders.headers()
                                .set(
                                        "Authorization",
                                        fields.getAll("Authorization").get(1)),
                        query);
        MultiMap two = HttpHeaders.headers()
                .add("Authorization", "MediaBrowser Token=first")
                .add("authorization", "MediaBrowser Token=second");
        CacheKey second = POLICY.key(request(
                STANDARD, "/Users/Me", HttpHeaders.headers().add("Authorization", "MediaBrowser Token=second")));

        assertThat(POLICY.key(request(STANDARD, "/Users/Me", two))).isNotEqualTo(second);
        assertThat(POLICY.key(request(STANDARD.withCredential(naive), "/Users/Me", two)))
                .isEqualTo(second);
    }

    @Test
    void fieldsThatAreNotCanonicalMiss() {
        MultiMap one = HttpHeaders.headers().set("Accept", "*/*").set("X-Emby-Token", "t");
        MultiMap other = HttpHeaders.headers().set("accept", "application/json").set("x-emby-token", "t");
        RequestReader naive =
                STANDARD.withField((operation, fields) -> HttpHeaders.headers().addAll(fields));

        assertThat(POLICY.key(request(STANDARD, "/Users", one)))
                .isEqualTo(POLICY.key(request(STANDARD, "/Users", other)));
        assertThat(POLICY.key(request(naive, "/Users", one))).isNotEqualTo(POLICY.key(request(naive, "/Users", other)));
    }

    private static boolean sameKey(RequestReader reader, String one, String other) {
        return POLICY.key(request(reader, one, HttpHeaders.headers()))
                .equals(POLICY.key(request(reader, other, HttpHeaders.headers())));
    }

    private static Request request(RequestReader reader, String target, MultiMap fields) {
        Reading reading = reader.read(HttpMethod.GET, target, fields, "");
        Caller caller = CALLERS.from("192.168.1.2").caller(reading.credential());
        return new Request(
                HttpMethod.GET,
                reading.match().target(),
                reading.fields(),
                Body.EMPTY,
                caller,
                reading.match().route(),
                0,
                Observer.NONE);
    }
}
