package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Origin;
import dev.usher.testing.RawResponse;
import dev.usher.testing.Soon;
import dev.usher.testing.browser.Chromium;
import dev.usher.testing.browser.Tab;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the status page shows of a server that has one operation under way, one waiting, and has had one turned away. */
@Tag("chromium")
@ExtendWith(VertxExtension.class)
class StatusWorkInBrowserTest {
    private static final Path PICTURES = Path.of("target");

    private static Chromium chromium;

    private Operated operated;

    @BeforeAll
    static void startChromium() throws Exception {
        chromium = Chromium.start();
    }

    @AfterAll
    static void endChromium() throws Exception {
        chromium.close();
    }

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        Origin origin = Origin.listen(vertx);
        operated = Operated.open(
                vertx,
                Front.unlimited(origin.url("").toString())
                        .set("deadlines.attempt", "60s")
                        .set("deadlines.operation", "60s")
                        .set("concurrency.max", 1)
                        .set("concurrency.queue", 1));
        later("a");
        Soon.until(() -> origin.visits.size() == 1);
        later("b");
        Soon.until(() -> server("waiting") == 1);
        assertThat(me("c").status()).isEqualTo(503);
    }

    private void later(String token) {
        CompletableFuture.runAsync(() -> me(token));
    }

    private RawResponse me(String token) {
        try {
            return operated.get("/Users/Me", "Authorization: MediaBrowser Token=\"" + token + "\"");
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    private int server(String member) {
        try {
            return operated.status().getJsonArray("servers").getJsonObject(0).getInteger(member);
        } catch (IOException unanswered) {
            throw new AssertionError(unanswered);
        }
    }

    private Tab signedIn(int width, String scheme) throws Exception {
        Tab tab = chromium.open("http://127.0.0.1:" + operated.adminPort() + "/");
        tab.width(width);
        tab.scheme(scheme);
        tab.until("!document.getElementById('door').hidden");
        tab.type("#secret", Operated.SECRET);
        tab.click("#door button");
        tab.until("!document.getElementById('house').hidden");
        return tab;
    }

    @Test
    void eachNumberStandsBeneathItsHeading() throws Exception {
        Tab tab = signedIn(1000, "light");

        assertThat(tab.value(
                        "[...document.querySelectorAll('#servers-table .number')].map(cell => cell.innerText).join()"))
                .isEqualTo("At work,Waiting,Turned away,1,1,1");
        assertThat(tab.value(word("::after"))).isEqualTo("none");
        tab.width(660);
        assertThat(tab.value("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
        tab.picture(PICTURES.resolve("status-work.png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void onAPhoneEachNumberHasItsWordBehindIt(String scheme) throws Exception {
        Tab tab = signedIn(360, scheme);

        assertThat(tab.value(word("::after"))).isEqualTo("\" turned away\"");
        assertThat(tab.value("document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat(tab.value("document.querySelector('#servers-table thead').offsetHeight"))
                .isEqualTo(1);
        tab.picture(PICTURES.resolve("status-work-phone-" + scheme + ".png"));
    }

    private static String word(String part) {
        return "getComputedStyle(document.querySelector('#servers td:last-child'), '" + part + "').content";
    }
}
