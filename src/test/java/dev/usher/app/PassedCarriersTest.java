package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawResponse;
import dev.usher.testing.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where old forms go up as they came, a server that does not read them may take a client for another than Usher does. */
class PassedCarriersTest extends OriginCase {
    private static final String ANN = Secrets.register("c0c1c2c3c4c5c6c7c8c9cacbcccdcecf");
    private static final String BEN = Secrets.register("d0d1d2d3d4d5d6d7d8d9dadbdcdddedf");
    private static final String MODERN = "Authorization: MediaBrowser Token=\"" + ANN + "\"";
    private static final String OLD = "X-Emby-Token: " + ANN;

    @BeforeEach
    void passOldForms() throws Exception {
        port = Front.open(
                vertx,
                Front.unlimited(origin.url("").toString())
                        .set("servers.home.legacy", "pass")
                        .set("listen.event-loops", 1));
        client = Front.client(port);
        answers(head -> ok(head.contains(BEN) ? "of ben" : head.contains(MODERN) ? "of ann" : "of nobody", KEPT));
    }

    @Test
    void whatAServerMadeForTheOnlyTokenItReadIsNotGivenToTheOther() throws Exception {
        assertThat(get(PAGE + "?ApiKey=" + BEN, OLD).text()).isEqualTo("of ben");

        assertThat(get(PAGE, MODERN).text()).isEqualTo("of ann");
        assertThat(isHit(get(PAGE, MODERN))).isTrue();
    }

    @Test
    void whatIsAskedForInAnOldFormIsNotGivenWhatIsKeptForItsToken() throws Exception {
        get(PAGE, MODERN);

        assertThat(get(PAGE, OLD).text()).isEqualTo("of nobody");
    }

    @Test
    void picturesAreKeptForAnybodyAllTheSame() throws Exception {
        get(PICTURE, OLD);

        RawResponse again = get(PICTURE);

        assertThat(isHit(again)).isTrue();
    }
}
