package dev.usher.jellyfin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.Whom;
import dev.usher.jellyfin.LegacyBridge.Translation;
import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a server with the old forms would have found in a request, every server finds in what goes up. */
class LegacyBridgeTest {
    private static final List<String> AUTHORIZATIONS = List.of(
            "-",
            "",
            "Bearer token-0",
            "MediaBrowser Client=\"A, 1\", Device=\"T%C3%A9 +\", DeviceId=\"a\", Version=\"1\", Token=\"token-1\"",
            "mediabrowser DeviceId=a",
            "Emby Client=E, DeviceId=\"e\", Token=token-2",
            "EMBY Client=E, DeviceId=\"e\"");
    private static final List<String> OLD_AUTHORIZATIONS = List.of(
            "-", "MediaBrowser Client=O, DeviceId=\"o+1\", Version=\"2\", Token=\"token-3\"", "Emby DeviceId=o");
    private static final List<String> TOKENS = List.of("-", "", "token-4", "to ken%2C5");
    private static final List<String> QUERIES = List.of(
            "",
            "?a=b&&c",
            "?ApiKey=token-6",
            "?x=1&api_key=token-7&y=%2f",
            "?API_KEY=token-7&apikey=token-6",
            "?ApiKey=&api_key=token-7",
            "?api_key=token-7&api_key=8",
            "?%61pi_key=token-1",
            "?api_key=token-4&ApiKey=token-6");

    /** A target and fields as they come. */
    private record Asked(String target, MultiMap fields) {
        @Override
        public String toString() {
            return target + " " + fields.entries();
        }
    }

    private static List<Asked> combinations(String path) {
        List<Asked> all = new ArrayList<>();
        for (String authorization : AUTHORIZATIONS) {
            for (String old : OLD_AUTHORIZATIONS) {
                for (String emby : TOKENS) {
                    for (String mediaBrowser : TOKENS) {
                        QUERIES.forEach(query ->
                                all.add(new Asked(path + query, fields(authorization, old, emby, mediaBrowser))));
                    }
                }
            }
        }
        return all;
    }

    private static MultiMap fields(String authorization, String old, String emby, String mediaBrowser) {
        MultiMap fields = HttpHeaders.headers().add("X-Kept", "kept");
        set(fields, "Authorization", authorization);
        set(fields, "X-Emby-Authorization", old);
        set(fields, "x-emby-token", emby);
        set(fields, "X-MEDIABROWSER-TOKEN", mediaBrowser);
        return fields;
    }

    private static void set(MultiMap fields, String name, String value) {
        if (!value.equals("-")) {
            fields.set(name, value);
        }
    }

    @Test
    void everyServerFindsInAStreamWhatOneWithTheOldFormsWouldHaveFound() {
        List<Asked> combinations = combinations("/Videos/1/stream");

        for (Asked asked : combinations) {
            Whom before = Whom.read(asked.target, asked.fields, true);
            Translation after = LegacyBridge.translate(asked.target, asked.fields);

            assertThat(Whom.read(after.target(), after.fields(), false))
                    .as("without, %s", asked)
                    .isEqualTo(before);
            assertThat(Whom.read(after.target(), after.fields(), true))
                    .as("with, %s", asked)
                    .isEqualTo(before);
        }
        assertThat(combinations).hasSize(7 * 3 * 4 * 4 * 9);
    }

    @Test
    void everyServerFindsInAnOperationWhatOneWithTheOldFormsWouldHaveFound() {
        for (Asked asked : combinations("/mediabrowser/Users/Me")) {
            Whom before = Whom.read(asked.target, asked.fields, true);
            Request after = dressed(asked, LegacyMode.BRIDGE);

            assertThat(Whom.read(after.target(), after.fields(), false))
                    .as("without, %s", asked)
                    .isEqualTo(before);
            assertThat(Whom.read(after.target(), after.fields(), true))
                    .as("with, %s", asked)
                    .isEqualTo(before);
            assertThat(after.target()).as("a token stands in no address").isEqualTo("/Users/Me");
            assertThat(tokensIn(after.target(), after.fields())).isLessThan(2);
        }
    }

    @Test
    void whereOldFormsPassAServerWithThemFindsWhatCame() {
        int lost = 0;
        for (Asked asked : combinations("/mediabrowser/Users/Me")) {
            Whom before = Whom.read(asked.target, asked.fields, true);
            Request after = dressed(asked, LegacyMode.PASS);

            assertThat(Whom.read(after.target(), after.fields(), true))
                    .as("%s", asked)
                    .isEqualTo(before);
            lost += before.equals(Whom.read(after.target(), after.fields(), false)) ? 0 : 1;
            assertThat(after.target()).startsWith("/emby/Users/Me");
            assertThat(tokensIn(after.target(), after.fields())).isLessThan(2);
        }
        assertThat(lost).as("what one without them does not find").isGreaterThan(500);
    }

    @Test
    void oneCredentialAtMostIsLeftOfOldOnes() {
        for (Asked asked : combinations("/Videos/1/stream")) {
            Translation after = LegacyBridge.translate(asked.target, asked.fields);
            boolean untouched = after.fields() == asked.fields;

            assertThat(after.fields().get("X-Kept")).isEqualTo("kept");
            assertThat(after.target())
                    .as("%s", asked)
                    .doesNotContainIgnoringCase("api_key")
                    .doesNotContain("%61");
            if (untouched) {
                assertThat(after.target()).isEqualTo(asked.target);
                assertThat(asked.fields.contains("X-Emby-Token")).isFalse();
            } else {
                assertThat(tokensIn(after.target(), after.fields()))
                        .as("%s", asked)
                        .isLessThan(2);
                assertThat(after.fields().names()).isSubsetOf(List.of("X-Kept", "authorization", "Authorization"));
            }
        }
    }

    /** How many of the tokens above stand there, in any encoding. */
    private static int tokensIn(String target, MultiMap fields) {
        String all = target + fields.entries();
        return all.split("token-|to%20ken", -1).length - 1;
    }

    private static Request dressed(Asked asked, LegacyMode mode) {
        Reading reading = RequestReader.standard().read(HttpMethod.GET, asked.target, asked.fields, "");
        PresentedCredential presented = reading.credential();
        Caller caller = new Caller("192.0.2.1", "", false, new Caller.Credential("hash", "", presented));
        List<Request> sent = new ArrayList<>();
        new DressFilter(mode)
                .apply(
                        new Request(
                                HttpMethod.GET,
                                reading.match().target(),
                                reading.fields(),
                                Body.EMPTY,
                                caller,
                                reading.match().route(),
                                0,
                                Observer.NONE),
                        request -> {
                            sent.add(request);
                            return Future.succeededFuture(new Response(200, HttpHeaders.headers(), Body.EMPTY));
                        });
        return sent.get(0);
    }
}
