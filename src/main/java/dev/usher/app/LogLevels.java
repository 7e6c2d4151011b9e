package dev.usher.app;

import dev.usher.config.LogLevel;
import java.util.Map;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * The levels of the loggers of this process, which all gateways in it share: whoever sets one last has set it. Nothing is
 * touched that nobody has asked for, since in an application that embeds a gateway the logging is its own.
 */
interface LogLevels {
    /** Gives these loggers their levels, and those that it gave others before the ones that they had at first. */
    void set(Map<String, LogLevel> levels);

    /** Those of the logging that SLF4J has found. */
    static LogLevels ofThisProcess() {
        return of(LoggerFactory.getILoggerFactory());
    }

    /** Those of {@code loggers}; only Logback lets them be changed. */
    static LogLevels of(ILoggerFactory loggers) {
        String kind = loggers.getClass().getName();
        return kind.equals("ch.qos.logback.classic.LoggerContext") ? new LogbackLevels(loggers) : new FixedLevels(kind);
    }
}
