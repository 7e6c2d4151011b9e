package dev.usher.app;

import dev.usher.testing.browser.Chromium;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/** A browser in which each test opens tabs of its own. */
@Tag("chromium")
@ExtendWith(VertxExtension.class)
abstract class BrowserCase {
    static Chromium chromium;

    @BeforeAll
    static void startChromium() throws Exception {
        chromium = Chromium.start();
    }

    @AfterAll
    static void endChromium() throws Exception {
        chromium.close();
    }
}
