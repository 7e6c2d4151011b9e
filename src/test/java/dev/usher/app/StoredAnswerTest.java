package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Field;
import dev.usher.testing.RawResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an answer is stored, from socket to socket: neither what is of one connection nor what does not belong to it. */
class StoredAnswerTest extends OriginCase {
    private static final String OPERATION = "/Users/Public";
    private static final List<String> OF_THE_HOP = List.of(
            "x-hop",
            "x-other-hop",
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authentication-info",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "http2-settings");
    private static final String HOP = String.join(
            "\r\n",
            "Connection: X-Hop, Keep-Alive",
            "Connection: x-other-hop",
            "X-Hop: of this hop",
            "X-Other-Hop: of this hop",
            "Keep-Alive: timeout=5",
            "Proxy-Authenticate: Basic",
            "Proxy-Authentication-Info: nextnonce=1",
            "Proxy-Connection: keep-alive",
            "TE: trailers",
            "Trailer: X-Trail",
            "Upgrade: h2c",
            "HTTP2-Settings: AAMAAABkAAQAAP__");

    private static void assertEndToEnd(RawResponse response) {
        assertThat(response.fields())
                .extracting(field -> field.name().toLowerCase())
                .doesNotContainAnyElementsOf(OF_THE_HOP);
        assertThat(response.fields()).extracting(Field::value).doesNotContain("of this hop");
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, PAGE, OPERATION})
    void fieldsOfTheConnectionAreNeitherPassedOnNorStored(String target) throws Exception {
        answers(head -> "HTTP/1.1 200 OK\r\n" + KEPT + "\r\n" + HOP
                + "\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nkept\r\n0\r\nX-Trail: a\r\n\r\n");

        RawResponse first = get(target);
        RawResponse second = get(target);

        assertEndToEnd(first);
        assertEndToEnd(second);
        assertThat(first.text()).isEqualTo("kept");
        assertThat(second.text()).isEqualTo("kept");
        assertThat(isHit(second)).isTrue();
        assertThat(second.field("Transfer-Encoding")).isEmpty();
        assertThat(second.field("Content-Length")).hasValue("4");
        assertThat(asked(target)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, PAGE})
    void fieldsOfTheConnectionThatValidatesAreNotStored(String target) throws Exception {
        String control = "Cache-Control: public, max-age=0\r\nETag: \"1\"";
        answers(head -> head.toLowerCase().contains("if-none-match")
                ? "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n" + KEPT + "\r\n" + HOP + "\r\n\r\n"
                : ok("kept", control));

        List<RawResponse> answers = List.of(get(target), get(target), get(target));

        assertThat(answers).extracting(RawResponse::text).containsOnly("kept");
        answers.forEach(StoredAnswerTest::assertEndToEnd);
        assertThat(isHit(answers.get(2))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, PAGE})
    void headFillsNoGetAndAGetAnswersAHead(String target) throws Exception {
        answers(head -> head.startsWith("HEAD")
                ? "HTTP/1.1 200 OK\r\n" + KEPT + "\r\nContent-Length: 7\r\n\r\n"
                : ok("picture", KEPT));

        assertThat(client.send("HEAD", target).field("Content-Length")).hasValue("7");
        assertThat(get(target).text()).isEqualTo("picture");
        assertThat(asked(target)).isEqualTo(2);
        RawResponse head = client.send("HEAD", target);

        assertThat(isHit(head)).isTrue();
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.field("Content-Length")).hasValue("7");
        assertThat(head.body()).isEmpty();
        assertThat(asked(target)).isEqualTo(2);
    }

    @Test
    void headOfAnOperationFillsNoGet() throws Exception {
        answers(head -> head.startsWith("HEAD")
                ? "HTTP/1.1 200 OK\r\n" + KEPT + "\r\nContent-Length: 2\r\n\r\n"
                : ok("[]", KEPT));

        client.send("HEAD", OPERATION);

        assertThat(get(OPERATION).text()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"and more\r\n", "and more", "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"})
    void whatFollowsAnAnswerIsNeitherStoredNorGivenToWhoAsksNext(String surplus) throws Exception {
        answers(head -> ok("own", KEPT) + (origin.visits.size() % 2 == 1 ? surplus : ""));

        for (String target : List.of(PICTURE, PAGE, OPERATION, "/Items", "/QuickConnect/Enabled", "/Items/2")) {
            RawResponse first = get(target);
            assertThat(first.text()).isEqualTo("own");
            assertThat(first.field("Content-Length")).hasValue("3");
            assertThat(get(target).text()).isEqualTo("own");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, PAGE, OPERATION})
    void cookieIsGivenToNobodyElse(String target) throws Exception {
        answers(head -> ok("kept", KEPT, "Set-Cookie: visit=" + origin.visits.size(), "Set-Cookie2: old"));

        assertThat(get(target).field("Set-Cookie")).hasValue("visit=1");
        RawResponse second = get(target);

        assertThat(second.text()).isEqualTo("kept");
        if (isHit(second)) {
            assertThat(second.fields()).extracting(Field::name).doesNotContain("Set-Cookie", "Set-Cookie2");
        } else {
            assertThat(second.field("Set-Cookie")).hasValue("visit=2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, PAGE})
    void whatBreaksOffIsNotStored(String target) throws Exception {
        origin.script = visit -> {
            visit.socket().write(ok("the whole", KEPT).replace("whole", ""));
            visit.socket().close();
        };
        assertThat(get(target).complete()).isFalse();
        answers(head -> ok("the whole", KEPT));

        assertThat(get(target).text()).isEqualTo("the whole");
    }
}
