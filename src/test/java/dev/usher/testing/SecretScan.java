package dev.usher.testing;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails the test in which a registered secret was logged; where that came about between two tests, the one after it, or the
 * class. JUnit finds this extension by itself.
 */
public final class SecretScan implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private static volatile boolean watching;

    static boolean isWatching() {
        return watching;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        watching = true;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        failOnLeaks("before this test");
    }

    @Override
    public void afterEach(ExtensionContext context) {
        failOnLeaks("in this test");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        failOnLeaks("after the last test of this class");
    }

    static void failOnLeaks(String when) {
        List<Secrets.Leak> leaks = Secrets.takeLeaks();
        if (!leaks.isEmpty()) {
            String places = leaks.stream().map(Secrets.Leak::where).distinct().collect(Collectors.joining("; "));
            throw new AssertionError(
                    "a secret was logged " + when + ": " + places, leaks.get(0).site());
        }
    }
}
