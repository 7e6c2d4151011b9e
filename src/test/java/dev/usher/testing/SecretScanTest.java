package dev.usher.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class SecretScanTest {
    private static final Logger LOG = LoggerFactory.getLogger("dev.usher.planted");
    private static final String SECRET = Secrets.register("planted in order to be found/?");

    static Stream<Arguments> leaks() {
        return Stream.of(
                leak("concatenated", (log, secret) -> log.trace("token " + secret)),
                leak("argument", (log, secret) -> log.trace("token {}", secret)),
                leak("argument without a place", (log, secret) -> log.trace("token", new Object[] {secret})),
                leak("array", (log, secret) -> log.trace("{}", (Object) new String[] {secret})),
                leak("percent-encoded", (log, secret) -> log.trace("?t=planted+in+order+to+be+found%2F%3F")),
                leak("throwable", (log, secret) -> log.trace("failed", new IllegalStateException(secret))),
                leak("cause", (log, secret) -> log.trace("failed", new Exception("x", new Exception(secret)))),
                leak("suppressed", (log, secret) -> log.trace("failed", suppressing(new Exception(secret)))),
                leak(
                        "key",
                        (log, secret) ->
                                log.atTrace().addKeyValue("token", secret).log("x")),
                leak("context", SecretScanTest::logInContext));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaks")
    void plantedSecretIsFoundAndNotShown(String place, BiConsumer<Logger, String> leak) {
        leak.accept(LOG, SECRET);

        Throwable failure = catchThrowable(() -> new SecretScan().afterEach(null));

        assertThat(failure).isInstanceOf(AssertionError.class).hasMessageContaining("dev.usher.planted at TRACE");
        assertThat(failure.getMessage()).doesNotContain(SECRET);
        assertThat(failure.getCause().getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(SecretScanTest.class.getName()));
    }

    @Test
    void leakIsToldOnce() {
        LOG.trace(SECRET);

        assertThatThrownBy(() -> new SecretScan().afterAll(null)).isInstanceOf(AssertionError.class);
        assertThatCode(() -> new SecretScan().beforeEach(null)).doesNotThrowAnyException();
    }

    @Test
    void leakOnAnotherThreadIsFound() throws InterruptedException {
        Thread thread = new Thread(() -> LOG.trace(SECRET));
        thread.start();
        thread.join();

        assertThat(Secrets.takeLeaks()).isNotEmpty();
    }

    @Test
    void harmlessEventIsNoLeak() {
        LOG.info("planted in order");

        assertThat(Secrets.takeLeaks()).isEmpty();
    }

    @Test
    void everyTestIsWatchedAndEveryLoggerOfOursIsAtTrace() {
        assertThat(SecretScan.isWatching()).isTrue();
        assertThat(LoggerFactory.getLogger("dev.usher").isTraceEnabled()).isTrue();
        assertThat(LoggerFactory.getLogger("dev.usher.app.Main").isTraceEnabled())
                .isTrue();
        assertThat(LoggerFactory.getLogger("io.netty").isTraceEnabled()).isFalse();
    }

    @Test
    void errorBodyIsLookedAt() {
        assertThatCode(() -> Secrets.assertNotIn("{\"status\":404}")).doesNotThrowAnyException();
        assertThatThrownBy(() -> Secrets.assertNotIn("{\"detail\":\"" + SECRET + "\"}"))
                .isInstanceOf(AssertionError.class)
                .message()
                .doesNotContain(SECRET);
    }

    @Test
    void secretThatWouldBeFoundEverywhereIsRefused() {
        assertThatThrownBy(() -> Secrets.register("abc")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Arguments leak(String place, BiConsumer<Logger, String> leak) {
        return Arguments.of(place, leak);
    }

    private static Exception suppressing(Exception suppressed) {
        Exception exception = new Exception("x");
        exception.addSuppressed(suppressed);
        return exception;
    }

    private static void logInContext(Logger log, String secret) {
        try (MDC.MDCCloseable context = MDC.putCloseable("token", secret)) {
            log.trace("x {}", context.hashCode());
        }
    }
}
