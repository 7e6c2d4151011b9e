package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.usher.config.LogLevel;
import dev.usher.testing.LogOf;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.helpers.NOPLoggerFactory;

class LogLevelsTest {
    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.app.FixedLevels");

    private final LoggerContext context = new LoggerContext();
    private final LogLevels levels = LogLevels.of(context);

    private Logger logger(String name) {
        return context.getLogger(name);
    }

    @Test
    void aLoggerAndThoseBeneathItTakeTheLevel() {
        levels.set(Map.of("dev.usher", LogLevel.TRACE));

        assertThat(logger("dev.usher.upstream").getEffectiveLevel()).isEqualTo(Level.TRACE);
        assertThat(logger("io.vertx").getEffectiveLevel()).isEqualTo(Level.DEBUG);
    }

    @Test
    void aLoggerThatIsNoLongerNamedGoesBackToWhatItHadAtFirst() {
        logger("io.vertx").setLevel(Level.WARN);
        levels.set(Map.of("io.vertx", LogLevel.TRACE, "io.netty", LogLevel.NONE, "root", LogLevel.ERROR));
        levels.set(Map.of("io.vertx", LogLevel.INFO, "io.netty", LogLevel.NONE));
        assertThat(logger("io.vertx").getLevel()).isEqualTo(Level.INFO);
        assertThat(logger("io.netty").getLevel()).isEqualTo(Level.OFF);
        assertThat(logger(Logger.ROOT_LOGGER_NAME).getLevel()).isEqualTo(Level.DEBUG);

        levels.set(Map.of());

        assertThat(logger("io.vertx").getLevel()).isEqualTo(Level.WARN);
        assertThat(logger("io.netty").getLevel()).isNull();
    }

    @Test
    void aLoggingThatCannotBeChangedIsToldOfOnceAndNotByWhoeverAsksForNothing() {
        LogLevels fixed = LogLevels.of(new NOPLoggerFactory());

        fixed.set(Map.of());
        assertThat(log.lines()).isEmpty();
        fixed.set(Map.of("dev.usher", LogLevel.DEBUG));
        fixed.set(Map.of("dev.usher", LogLevel.DEBUG));

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("log.level and log.levels have no effect: ")
                .contains("org.slf4j.helpers.NOPLoggerFactory");
    }
}
