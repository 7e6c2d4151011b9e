package dev.usher.app;

import dev.usher.config.LogLevel;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Levels that only the configuration of the logging itself can change, which is told to whoever tries. */
final class FixedLevels implements LogLevels {
    private static final Logger LOG = LoggerFactory.getLogger(FixedLevels.class);

    private final String kind;
    private Map<String, LogLevel> asked = Map.of();

    /** Of loggers made by a factory of this {@code kind}. */
    FixedLevels(String kind) {
        this.kind = kind;
    }

    @Override
    public synchronized void set(Map<String, LogLevel> levels) {
        if (!levels.isEmpty() && !levels.equals(asked)) {
            LOG.warn(
                    "log.level and log.levels have no effect: only levels of Logback can be changed, and this process logs by"
                            + " {}: set them in its own configuration",
                    kind);
        }
        asked = levels;
    }
}
