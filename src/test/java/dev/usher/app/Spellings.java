package dev.usher.app;

import dev.usher.jellyfin.CredentialReader;
import dev.usher.jellyfin.FieldReader;
import dev.usher.jellyfin.RequestReader;
import dev.usher.jellyfin.Segment;
import dev.usher.testing.Secrets;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Pairs of requests that are spellings of one, or only look alike, each with a reader whose step for that spelling is
 * replaced by a naive one.
 */
final class Spellings {
    private static final String ANN = Secrets.register("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf");
    private static final String BOB = Secrets.register("b0b1b2b3b4b5b6b7b8b9babbbcbdbebf");
    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String DASHED = "01234567-89ab-cdef-0123-456789abcdef";

    static final List<String> APART = List.of("answer 1", "answer 2");
    static final List<String> TOGETHER = List.of("answer 1", "answer 1");

    private static final RequestReader STANDARD = RequestReader.standard();
    private static final RequestReader AUTHORIZATION_ALONE = STANDARD.withCredential((fields, query) ->
            CredentialReader.standard().read(only(fields, Set.of("Authorization", "authorization")), ""));
    private static final RequestReader CASE_SENSITIVE = STANDARD.withCredential((fields, query) ->
                    CredentialReader.standard()
                            .read(only(fields, Set.of("Authorization", "X-Emby-Token", "X-Emby-Authorization")), query))
            .withField((operation, fields) -> FieldReader.standard()
                    .read(operation, only(fields, Set.of("Accept", "Accept-Encoding", "Origin"))));
    private static final RequestReader LAST_DUPLICATE = STANDARD.withCredential(
            (fields, query) -> CredentialReader.standard().read(lastOfEach(fields), query));
    private static final RequestReader TOKEN_FIELD_FIRST =
            STANDARD.withCredential((fields, query) -> CredentialReader.standard()
                    .read(fields.contains("X-Emby-Token") ? only(fields, Set.of("X-Emby-Token")) : fields, query));
    private static final RequestReader RAW_QUERY = STANDARD.withQuery((operation, query) -> query);
    private static final RequestReader LAST_PARAMETER = STANDARD.withQuery(
            (operation, query) -> STANDARD.query().read(operation, query.substring(query.lastIndexOf('&') + 1)));
    private static final RequestReader RAW_GUID = STANDARD.withGuid(text -> text);
    private static final RequestReader RAW_PATH =
            STANDARD.withPath(path -> Arrays.stream(path.substring(1).split("/"))
                    .map(segment -> new Segment(segment, segment))
                    .toList());

    private static MultiMap only(MultiMap fields, Set<String> spellings) {
        MultiMap some = HttpHeaders.headers();
        for (Map.Entry<String, String> field : fields) {
            if (spellings.contains(field.getKey())) {
                some.add(field.getKey(), field.getValue());
            }
        }
        return some;
    }

    private static MultiMap lastOfEach(MultiMap fields) {
        MultiMap last = HttpHeaders.headers();
        fields.forEach(field -> last.set(field.getKey(), field.getValue()));
        return last;
    }

    private static Asked me() {
        return Asked.get("/Users/Me");
    }

    private static Asked list(String query) {
        return Asked.get("/Users" + query).by("tv", ANN);
    }

    private static Asked user(String id) {
        return Asked.get("/Users/" + id).by("tv", ANN);
    }

    private static Asked strangers() {
        return Asked.get("/Users/Public");
    }

    /**
     * Two requests, and a reader that does not know what makes them the same, or tells them apart.
     *
     * @param expected what the real reader makes of them
     */
    record Spelling(String name, RequestReader naive, List<String> expected, Asked one, Asked other) {
        /** What a reading makes of them that gets this spelling wrong. */
        List<String> wrong() {
            return expected.equals(APART) ? TOGETHER : APART;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private Spellings() {}

    static Stream<Spelling> all() {
        return Stream.of(carriers(), fields(), queries(), paths()).flatMap(rows -> rows);
    }

    private static Stream<Spelling> carriers() {
        Asked inList = me().by("tv", ANN);
        Asked bare = me().by("tv", "");
        return Stream.of(
                same("carrier X-Emby-Token", AUTHORIZATION_ALONE, inList, bare.with("X-Emby-Token", ANN)),
                same(
                        "carrier X-MediaBrowser-Token",
                        AUTHORIZATION_ALONE,
                        inList,
                        bare.with("X-MediaBrowser-Token", ANN)),
                same(
                        "carrier ApiKey",
                        AUTHORIZATION_ALONE,
                        inList,
                        Asked.get("/Users/Me?ApiKey=" + ANN).by("tv", "")),
                same(
                        "carrier api_key",
                        AUTHORIZATION_ALONE,
                        inList,
                        Asked.get("/Users/Me?api_key=" + ANN).by("tv", "")),
                same(
                        "carrier X-Emby-Authorization",
                        AUTHORIZATION_ALONE,
                        inList,
                        me().with("X-Emby-Authorization", inList.fields().get(0).value())),
                different(
                        "token in X-Emby-Token",
                        AUTHORIZATION_ALONE,
                        strangers(),
                        strangers().with("X-Emby-Token", ANN)),
                different(
                        "token in X-MediaBrowser-Token",
                        AUTHORIZATION_ALONE,
                        strangers(),
                        strangers().with("X-MediaBrowser-Token", ANN)),
                different(
                        "token in ApiKey", AUTHORIZATION_ALONE, strangers(), Asked.get("/Users/Public?ApiKey=" + ANN)),
                different(
                        "token in api_key",
                        AUTHORIZATION_ALONE,
                        strangers(),
                        Asked.get("/Users/Public?api_key=" + ANN)),
                different(
                        "order of the carriers",
                        TOKEN_FIELD_FIRST,
                        me().by("tv", ANN).with("X-Emby-Token", "ffffffffffffffffffffffffffffffff"),
                        me().by("tv", BOB).with("X-Emby-Token", "ffffffffffffffffffffffffffffffff")));
    }

    private static Stream<Spelling> fields() {
        String ann = me().by("tv", ANN).fields().get(0).value();
        return Stream.of(
                same("header case", CASE_SENSITIVE, me().with("Authorization", ann), me().with("AUTHORIZATION", ann)),
                same(
                        "header case of a token",
                        CASE_SENSITIVE,
                        me().with("X-Emby-Token", ANN),
                        me().with("x-emby-TOKEN", ANN)),
                different(
                        "header case of a stranger's token",
                        CASE_SENSITIVE,
                        strangers(),
                        strangers().with("x-emby-token", ANN)),
                different(
                        "header case of Origin",
                        CASE_SENSITIVE,
                        strangers(),
                        strangers().with("origin", "https://a.example")),
                different(
                        "duplicate field, Bob before",
                        LAST_DUPLICATE,
                        me().by("tv", BOB),
                        me().by("tv", ANN).by("tv", BOB)),
                same(
                        "duplicate field, the first counts",
                        LAST_DUPLICATE,
                        me().by("tv", ANN),
                        me().by("tv", ANN).by("tv", BOB)),
                different(
                        "duplicate token field",
                        LAST_DUPLICATE,
                        me().with("X-Emby-Token", BOB),
                        me().with("X-Emby-Token", ANN).with("X-Emby-Token", BOB)));
    }

    private static Stream<Spelling> queries() {
        return Stream.of(
                same(
                        "query order",
                        RAW_QUERY,
                        list("?isHidden=false&isDisabled=true"),
                        list("?isDisabled=true&isHidden=false")),
                same("query case", RAW_QUERY, list("?isHidden=false"), list("?ISHIDDEN=False")),
                same("query encoding", RAW_QUERY, list("?isHidden=false"), list("?is%48idden=fals%65")),
                same("query that nobody reads", RAW_QUERY, list(""), list("?_=1700000000")),
                same(
                        "credential in the query",
                        RAW_QUERY,
                        me().with("X-Emby-Token", ANN),
                        Asked.get("/Users/Me?ApiKey=" + ANN)),
                different(
                        "duplicate parameter, the first counts",
                        LAST_PARAMETER,
                        list("?isHidden=false"),
                        list("?isHidden=true&isHidden=false")));
    }

    private static Stream<Spelling> paths() {
        return Stream.of(
                same("GUID form D", RAW_GUID, user(ID), user(DASHED)),
                same("GUID form B", RAW_GUID, user(ID), user("%7B" + DASHED + "%7D")),
                same("GUID form P", RAW_GUID, user(ID), user("(" + DASHED + ")")),
                same("GUID case", RAW_GUID, user(ID), user(ID.toUpperCase())),
                same("percent-encoded path", RAW_PATH, user(ID), user("%30" + ID.substring(1))));
    }

    private static Spelling same(String name, RequestReader naive, Asked one, Asked other) {
        return new Spelling(name, naive, TOGETHER, one, other);
    }

    private static Spelling different(String name, RequestReader naive, Asked one, Asked other) {
        return new Spelling(name, naive, APART, one, other);
    }
}
