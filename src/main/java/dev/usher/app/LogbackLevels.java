package dev.usher.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.usher.config.LogLevel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;

/** Levels of Logback, which an embedder may lack: nobody but {@link LogLevels} names this class. Thread-safe. */
final class LogbackLevels implements LogLevels {
    private final ILoggerFactory loggers;

    /** What each logger had that has been given another level; null is that of the logger above it. */
    private final Map<Logger, @Nullable Level> before = new HashMap<>();

    LogbackLevels(ILoggerFactory loggers) {
        this.loggers = loggers;
    }

    @Override
    public synchronized void set(Map<String, LogLevel> levels) {
        Map<Logger, LogLevel> wanted = new HashMap<>();
        levels.forEach((name, level) -> wanted.put((Logger) loggers.getLogger(name), level));
        before.entrySet().removeIf(had -> {
            boolean over = !wanted.containsKey(had.getKey());
            if (over) {
                had.getKey().setLevel(had.getValue());
            }
            return over;
        });
        wanted.forEach((logger, level) -> {
            if (!before.containsKey(logger)) {
                before.put(logger, logger.getLevel());
            }
            logger.setLevel(level == LogLevel.NONE ? Level.OFF : Level.toLevel(level.name()));
        });
    }
}
