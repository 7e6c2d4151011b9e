package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Phase;
import dev.usher.testing.Soon;
import dev.usher.testing.browser.Tab;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever runs a gateway sees in a browser: a server that is up, one that is down, one that starts, one of which nobody knows. */
class StatusInBrowserTest extends BrowserCase {
    /** Pictures are left here for whoever wants to look at them. */
    private static final Path PICTURES = Path.of("target");

    private FakeJellyfin home;
    private Operated operated;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        home = Front.fake(vertx, FakeOptions.household());
        FakeJellyfin cabin = Front.fake(vertx, FakeOptions.household());
        FakeJellyfin attic = Front.fake(vertx, FakeOptions.household());
        GatewayOptions options = Front.unlimited(home.url())
                .server("cabin", cabin.url())
                .server("attic", attic.url())
                .server("the-summer-house-by-the-lake-in-the-north", attic.url())
                .set("limits.logins.rate", "1/hour")
                .set("limits.logins.burst", 1);
        operated = Operated.open(vertx, options);
        Soon.value(cabin.stop());
        Soon.value(attic.phase(Phase.SET_UP));
        assertThat(operated.get("/Users/Public").status()).isEqualTo(200);
        assertThat(operated.get("/Users/Public").status()).isEqualTo(200);
        assertThat(operated.get("/servers/cabin/web/").status()).isEqualTo(502);
        assertThat(operated.get("/servers/attic/web/").status()).isEqualTo(503);
    }

    private Tab open() throws Exception {
        return chromium.open("http://127.0.0.1:" + operated.adminPort() + "/");
    }

    private Tab signedIn() throws Exception {
        Tab tab = open();
        enter(tab, Operated.SECRET);
        tab.until("!document.getElementById('house').hidden");
        return tab;
    }

    private static void enter(Tab tab, String secret) throws Exception {
        tab.until("!document.getElementById('door').hidden");
        tab.type("#secret", secret);
        tab.click("#door button");
    }

    private static String state(String server) {
        return "document.querySelector('[data-server=" + server + "] .state').textContent";
    }

    private static String text(String id) {
        return "document.getElementById('" + id + "').textContent";
    }

    @Test
    void eachServerIsToldByAWordWithItsTime() throws Exception {
        Tab tab = signedIn();

        assertThat(tab.value(state("home"))).isEqualTo("up");
        assertThat(tab.value(state("cabin"))).isEqualTo("down");
        assertThat(tab.value(state("attic"))).isEqualTo("starting");
        assertThat(tab.value(state("the-summer-house-by-the-lake-in-the-north")))
                .isEqualTo("not asked yet");
        assertThat(tab.value("document.querySelector('[data-server=cabin]').textContent"))
                .asString()
                .containsPattern("for \\d+ s");
        assertThat(tab.value("document.querySelector('[data-server=cabin] time').dateTime"))
                .asString()
                .matches("\\d{4}-.*Z");
    }

    @Test
    void figuresAndErrorsAreThoseOfTheStatus() throws Exception {
        Tab tab = signedIn();

        assertThat(tab.value(text("requests"))).isEqualTo("4 since the start");
        assertThat(tab.value(text("share"))).isEqualTo("50 %");
        assertThat(tab.value("document.querySelectorAll('#errors tr').length")).isEqualTo(2);
        assertThat(tab.value("document.getElementById('errors').innerText"))
                .asString()
                .contains("502", "server-unreachable", "connection_refused", "cabin");
    }

    @Test
    void refusalsAppearWhileSomebodyLooks() throws Exception {
        Tab tab = signedIn();
        assertThat(tab.value("document.getElementById('limits').hidden")).isEqualTo(true);

        operated.main().send("POST", "/Users/ForgotPassword", "Content-Length: 0");
        operated.main().send("POST", "/Users/ForgotPassword", "Content-Length: 0");

        tab.until("!document.getElementById('limits').hidden");
        assertThat(tab.value(text("policies"))).isEqualTo("logins1");
        assertThat(tab.value(text("refusals"))).isEqualTo("1");
    }

    @Test
    void aServerThatGoesAndComesBackIsSeenToAndSaid() throws Exception {
        Tab tab = signedIn();

        Soon.value(home.stop());
        assertThat(operated.get("/web/").status()).isEqualTo(502);
        tab.until(state("home") + " !== 'up'");
        Soon.value(home.start());

        tab.until(state("home") + " === 'up'");
        assertThat(tab.value(text("news"))).isEqualTo("home is up.");
    }

    @Test
    void aWrongSecretIsToldAndForgotten() throws Exception {
        Tab tab = open();

        enter(tab, "not the secret");

        tab.until(text("refused") + " === 'The gateway does not take this secret.'");
        assertThat(tab.value("document.getElementById('house').hidden")).isEqualTo(true);
        assertThat(tab.value("sessionStorage.length")).isEqualTo(0);
        enter(tab, Operated.SECRET);
        tab.until("!document.getElementById('house').hidden");
    }

    @Test
    void theSecretIsThisTabsAlone() throws Exception {
        Tab tab = signedIn();

        assertThat(tab.value("location.href + document.cookie + localStorage.length"))
                .isEqualTo("http://127.0.0.1:" + operated.adminPort() + "/0");
        assertThat(tab.value("document.documentElement.outerHTML")).asString().doesNotContain(Operated.SECRET);
        tab.value("document.body.dataset.before = 'yes', location.reload()");
        tab.until("!document.body.dataset.before && " + state("home"));
        tab.click("#leave");
        assertThat(tab.value("sessionStorage.length")).isEqualTo(0);
        assertThat(tab.value("document.getElementById('door').hidden")).isEqualTo(false);
    }

    @Test
    void aGatewayThatIsGoneIsTold() throws Exception {
        Tab tab = signedIn();

        Soon.value(operated.undeploy());

        tab.until(text("hint") + ".startsWith('The gateway has not been reached since ')");
        assertThat(tab.value(state("home"))).isEqualTo("up");
    }

    @Test
    void nothingOnThePageBreaksItsPolicy() throws Exception {
        Tab tab = signedIn();

        assertThat(tab.complaints()).isEmpty();
        tab.value("void document.head.append(Object.assign(document.createElement('style'), {textContent: '* {}'}))");
        Soon.until(() -> tab.complaints().stream().anyMatch(told -> told.contains("Content Security Policy")));
    }

    @Test
    void darkIsDarkAndLightIsLight() throws Exception {
        Tab tab = signedIn();
        String paper = "getComputedStyle(document.body).backgroundColor";

        tab.scheme("light");
        assertThat(tab.value(paper)).isEqualTo("rgb(246, 245, 242)");
        tab.scheme("dark");
        assertThat(tab.value(paper)).isEqualTo("rgb(22, 24, 28)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextStandsOutFromWhatIsBehindIt(String scheme) throws Exception {
        Tab tab = open();
        tab.width(1000);
        tab.scheme(scheme);
        enter(tab, "wrong");
        tab.until(text("refused"));
        assertThat(tab.value(contrast())).isEqualTo("");

        enter(tab, Operated.SECRET);
        tab.until("!document.getElementById('house').hidden");

        assertThat(tab.value(contrast())).isEqualTo("");
        tab.picture(PICTURES.resolve("status-" + scheme + ".png"));
        tab.value("document.querySelector('footer').style.color = getComputedStyle(document.body).backgroundColor");
        assertThat(tab.value(contrast())).asString().contains("Gateway up since");
    }

    private static String contrast() throws Exception {
        try (InputStream file = StatusInBrowserTest.class.getResourceAsStream("contrast.js")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aPhoneNeedsNoSidewaysScrolling() throws Exception {
        Tab tab = open();
        tab.width(360);
        tab.scheme("dark");
        String widest = "document.documentElement.scrollWidth";
        tab.until("!document.getElementById('door').hidden");
        assertThat(tab.value(widest)).isEqualTo(360);

        enter(tab, Operated.SECRET);
        tab.until("!document.getElementById('house').hidden");

        assertThat(tab.value("innerWidth")).isEqualTo(360);
        assertThat(tab.value(widest)).isEqualTo(360);
        tab.picture(PICTURES.resolve("status-phone.png"));
        String outside = "[...document.querySelectorAll('main *')].filter(part => part.checkVisibility()"
                + " && !part.closest('thead') && part.getBoundingClientRect().right > 360)"
                + ".map(part => part.outerHTML).join()";
        assertThat(tab.value(outside)).isEqualTo("");
    }
}
