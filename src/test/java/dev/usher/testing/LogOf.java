package dev.usher.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** What one logger, and those beneath it, say during a test, but for what Vert.x says of a machine that is slow. */
public final class LogOf implements BeforeEachCallback, AfterEachCallback {
    private static final String SLOWNESS = "io.vertx.core.impl.BlockedThreadChecker";

    private final Logger logger;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    public LogOf(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        appender.list = new CopyOnWriteArrayList<>();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        appender.start();
        logger.addAppender(appender);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger.detachAppender(appender);
    }

    /** The names of the loggers that have said something. */
    public Set<String> loggers() {
        return events().map(ILoggingEvent::getLoggerName).collect(Collectors.toSet());
    }

    /** The lines so far. */
    public List<String> lines() {
        return events().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private Stream<ILoggingEvent> events() {
        return List.copyOf(appender.list).stream()
                .filter(event -> !event.getLoggerName().equals(SLOWNESS));
    }
}
