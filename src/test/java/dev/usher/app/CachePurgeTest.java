package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever runs the gateway has it forget what is stored, through two servers and two event loops. */
@ExtendWith(VertxExtension.class)
class CachePurgeTest {
    private static final String PATH = "/usher/cache";
    private static final String ME = "/Users/Me";
    private static final String LIST = "/Users/Public";

    private Operated operated;
    private String irmak;
    private String zoe;
    private String idOfIrmak;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        FakeJellyfin home = Front.fake(vertx, FakeOptions.household());
        FakeJellyfin cabin = Front.fake(vertx, FakeOptions.household());
        operated = Operated.open(vertx, Front.unlimited(home.url()).server("cabin", cabin.url()));
        irmak = login("Irmak", "battery staple");
        zoe = login("Zo\u00eb", "tr0ub4dor");
        idOfIrmak = new JsonObject(me(irmak).text()).getString("Id");
    }

    private String login(String name, String password) throws IOException {
        byte[] content = new JsonObject()
                .put("Username", name)
                .put("Pw", password)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        String head = "POST /Users/AuthenticateByName HTTP/1.1\r\nHost: a\r\n"
                + "Authorization: MediaBrowser Client=\"T\", Device=\"T\", DeviceId=\"" + name.charAt(0)
                + "\", Version=\"1\"\r\nContent-Type: application/json\r\nContent-Length: " + content.length
                + "\r\n\r\n" + new String(content, StandardCharsets.ISO_8859_1);
        RawResponse answer = operated.main().send("POST", head.getBytes(StandardCharsets.ISO_8859_1));
        return new JsonObject(answer.text()).getString("AccessToken");
    }

    private RawResponse me(String token) throws IOException {
        return operated.get(ME, "X-Emby-Token: " + token);
    }

    private RawResponse purge(String query) throws IOException {
        return operated.admin()
                .send(
                        "DELETE",
                        PATH + query,
                        "Authorization: Bearer " + Operated.SECRET,
                        "Content-Type: application/json");
    }

    private JsonObject forgotten(String query) throws IOException {
        RawResponse answer = purge(query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.field("Content-Type")).hasValue("application/json");
        return new JsonObject(answer.text()).getJsonObject("forgotten");
    }

    private static JsonObject counted(int operations, int others) {
        return new JsonObject().put("operations", operations).put("others", others);
    }

    private static boolean isFromStore(RawResponse answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.field("Cache-Status").orElseThrow().contains(";hit");
    }

    private String picture() throws IOException {
        String content = Base64.getEncoder().encodeToString(new byte[] {1, 2, 3});
        String head = "POST /UserImage HTTP/1.1\r\nHost: a\r\nX-Emby-Token: " + irmak
                + "\r\nContent-Type: image/png\r\nContent-Length: " + content.length() + "\r\n\r\n" + content;
        assertThat(operated.main()
                        .send("POST", head.getBytes(StandardCharsets.ISO_8859_1))
                        .status())
                .isEqualTo(204);
        String picture = "/UserImage?userId=" + idOfIrmak + "&tag=1";
        operated.get(picture);
        assertThat(isFromStore(operated.get(picture))).isTrue();
        return picture;
    }

    @Test
    void withoutAQueryAllIsForgotten() throws Exception {
        String picture = picture();
        me(irmak);
        operated.get(LIST);
        operated.get("/servers/cabin" + LIST);

        assertThat(forgotten("").getInteger("operations")).isGreaterThanOrEqualTo(3);

        assertThat(isFromStore(me(irmak))).isFalse();
        assertThat(isFromStore(operated.get(picture))).isFalse();
        assertThat(isFromStore(operated.get("/servers/cabin" + LIST))).isFalse();
        assertThat(isFromStore(me(irmak))).isTrue();
        assertThat(forgotten("")).isEqualTo(counted(2, 1));
        assertThat(forgotten("")).isEqualTo(counted(0, 0));
    }

    @Test
    void ofOneServerOrOneOperationTheRestStays() throws Exception {
        forgotten("");
        me(irmak);
        operated.get(LIST);
        operated.get("/servers/cabin" + LIST);

        assertThat(forgotten("?server=cabin&operation=GET_CURRENT_USER")).isEqualTo(counted(0, 0));
        assertThat(forgotten("?server=cabin")).isEqualTo(counted(1, 0));
        assertThat(isFromStore(operated.get("/servers/cabin" + LIST))).isFalse();
        assertThat(isFromStore(operated.get(LIST))).isTrue();
        assertThat(forgotten("?operation=GET_PUBLIC_USERS")).isEqualTo(counted(2, 0));
        assertThat(isFromStore(me(irmak))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofOneUserHisAnswersAndHisPictureAreForgotten(boolean dashed) throws Exception {
        String picture = picture();
        forgotten("?operation=GET_CURRENT_USER");
        me(irmak);
        me(zoe);
        operated.get(LIST);
        String id = dashed ? idOfIrmak.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5") : idOfIrmak;

        assertThat(forgotten("?user=" + id)).isEqualTo(counted(2, 1));

        assertThat(isFromStore(me(zoe))).isTrue();
        assertThat(isFromStore(me(irmak))).isFalse();
        assertThat(isFromStore(operated.get(LIST))).isFalse();
        assertThat(isFromStore(operated.get(picture))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?token=a               | token     | server, user, operation",
                "?server=attic          | server    | home, cabin",
                "?server=               | server    | home, cabin",
                "?server=home&server=cabin | server | once",
                "?user=Irmak            | user      | the id of a user, 32 hexadecimal digits, with dashes or without",
                "?operation=CREATE_USER_BY_NAME | operation | GET_USERS, GET_USER_BY_ID, GET_CURRENT_USER, GET_PUBLIC_USERS, QUICK_CONNECT_ENABLED",
                "?operation=any         | operation | GET_USERS, GET_USER_BY_ID, GET_CURRENT_USER, GET_PUBLIC_USERS, QUICK_CONNECT_ENABLED"
            })
    void queryThatIsNotRightForgetsNothingAndIsToldWhatIsAllowed(String query, String parameter, String allowed)
            throws Exception {
        RawResponse answer = purge(query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("Content-Type")).hasValue("application/problem+json");
        JsonObject problem = new JsonObject(answer.text());
        assertThat(problem.getString("type")).isEqualTo("urn:usher:problem:invalid-purge");
        assertThat(problem.getJsonArray("errors"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject().put("parameter", parameter).put("allowed", allowed)));
        assertThat(isFromStore(me(irmak))).isTrue();
    }

    @Test
    void allThatIsWrongIsToldAtOnceAndNoValueIsRepeated() throws Exception {
        RawResponse answer = purge("?server=attic&user=whoever&ApiKey=secret-value&operation=none");

        assertThat(new JsonObject(answer.text()).getJsonArray("errors")).hasSize(4);
        assertThat(answer.text()).doesNotContain("secret-value").doesNotContain("attic");
        assertThat(purge("?user=%zz").status()).isEqualTo(400);
    }

    @Test
    void serverThatAReloadBringsCanBeNamed(Vertx vertx) throws Exception {
        FakeJellyfin home = Front.fake(vertx, FakeOptions.household());
        GatewayOptions options = Front.unlimited(home.url());
        operated = Operated.open(vertx, options);
        assertThat(purge("?server=attic").status()).isEqualTo(400);

        options.server("attic", home.url());
        assertThat(operated.inEffect()).contains("servers.attic");
        operated.get("/servers/attic" + LIST);

        assertThat(forgotten("?server=attic")).isEqualTo(counted(1, 0));
    }

    @Test
    void onlyWhoKnowsTheSecretForgetsAndOnlyByDelete() throws Exception {
        assertThat(operated.admin()
                        .send("DELETE", PATH, "Content-Type: application/json")
                        .status())
                .isEqualTo(401);
        assertThat(operated.admin()
                        .send("DELETE", PATH, "Authorization: Bearer " + Operated.SECRET)
                        .status())
                .isEqualTo(415);
        assertThat(isFromStore(me(irmak))).isTrue();
        RawResponse read = operated.ask(PATH, Operated.SECRET);
        assertThat(read.status()).isEqualTo(405);
        assertThat(read.field("Allow")).hasValue("DELETE");
        assertThat(operated.ask("/usher/cash", Operated.SECRET).text()).contains(PATH);
    }
}
