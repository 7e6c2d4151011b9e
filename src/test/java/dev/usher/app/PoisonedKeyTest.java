package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Origin;
import dev.usher.testing.RawResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, and a server makes of it without a word, is not shown to another client. */
class PoisonedKeyTest extends OriginCase {
    private static final String EVIL = "evil";
    private static final String GOOD = "good";
    private static final List<String> TARGETS = List.of(
            PICTURE, "/UserImage?userId=1", PAGE, "/Videos/1/main.m3u8", "/Users/Public", "/QuickConnect/Enabled");

    /** A server that puts into its answer whatever it is told. */
    private static String reflecting(String head) {
        boolean told = head.toLowerCase().contains(EVIL);
        return ok(told ? EVIL : GOOD, KEPT, "ETag: \"" + (told ? 2 : 1) + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: evil",
                "X-Forwarded-For: 192.0.2.66, evil",
                "X-Forwarded-Port: 666evil",
                "X-Forwarded-Prefix: /evil",
                "X-Forwarded-Scheme: evil",
                "X-Forwarded-Server: evil.example",
                "X-Forwarded-Uri: /evil",
                "X-Forwarded-Method: EVIL",
                "X-Original-Host: evil.example",
                "X-Original-URL: /evil",
                "X-Rewrite-URL: /evil",
                "X-Host: evil.example",
                "X-HTTP-Host-Override: evil.example",
                "X-HTTP-Method-Override: EVIL",
                "X-HTTP-Method: EVIL",
                "X-Method-Override: EVIL",
                "X-Real-IP: evil",
                "Forwarded: host=evil.example",
                "Accept-Language: x-evil",
                "Origin: https://evil.example",
                "Range: evil=1-2",
                "Connection: X-Hop, close\r\nX-Hop: evil"
            })
    void whatOneClientSendsIsNotShownToAnother(String line) throws Exception {
        answers(PoisonedKeyTest::reflecting);

        for (String target : TARGETS) {
            attack(target, line);
            assertThat(get(target).text()).as("%s", target).isEqualTo(GOOD);
            RawResponse again = get(target);
            assertThat(again.text()).as("%s", target).isEqualTo(GOOD);
            assertThat(isHit(again)).as("%s is stored", target).isTrue();
        }
    }

    private void attack(String target, String line) throws Exception {
        String host = line.startsWith("Host:") ? "" : "Host: 127.0.0.1:" + port + "\r\n";
        String request = "GET " + target + " HTTP/1.1\r\n" + host + line + "\r\n\r\n";
        client.send("GET", request.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET http://evil.example%s", "GET http://127.0.0.1/%s/../evil/..", "GET %s#evil"})
    void targetThatOneClientSpellsInItsOwnWayIsNotShownToAnother(String spelt) throws Exception {
        answers(PoisonedKeyTest::reflecting);

        for (String target : TARGETS) {
            String line = spelt.formatted(target) + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n";
            client.send("GET", line.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(get(target).text()).as("%s", target).isEqualTo(GOOD);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept-Language: de", "Origin: https://a.example"})
    void whatOneClientSendsInASecondLineIsNotShownToAnother(String line) throws Exception {
        answers(PoisonedKeyTest::reflecting);

        for (String target : TARGETS) {
            attack(target, line + "\r\n" + line.split(" ")[0] + " https://x-evil");

            assertThat(get(target, line).text()).as("%s", target).isEqualTo(GOOD);
        }
    }

    /** The part that one client asks for is not the whole for another, even where a server calls it that. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 0-3/9", "HTTP/1.1 200 OK"})
    void partIsNotShownToWhoAsksForTheWhole(String head) throws Exception {
        String part = head + "\r\n" + KEPT + "\r\nContent-Length: 4\r\n\r\npart";
        answers(asked -> asked.toLowerCase().contains("range: ") ? part : ok("the whole", KEPT));

        for (String target : List.of(PICTURE, PAGE)) {
            assertThat(get(target, "Range: bytes=0-3").text()).isEqualTo("part");
            assertThat(get(target).text()).isEqualTo("the whole");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, PAGE})
    void whatAServerMakesOfAContentOfAGetIsNotShownToAnother(String target) throws Exception {
        origin.script = (Origin.Visit visit) -> visit.answer(
                visit.head().toLowerCase().contains("content-length: 4") ? ok(EVIL, KEPT) : ok(GOOD, KEPT));
        String request = "GET " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nevil";
        client.send("GET", request.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(get(target).text()).isEqualTo(GOOD);
    }
}
