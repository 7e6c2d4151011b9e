package dev.usher.testing;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/** Keeps from the console the bugs that a test has put in itself: those whose place is a class named Bug in a test. */
public final class ProvokedFilter extends Filter<ILoggingEvent> {
    private static final String PLACE = "Test$Bug.";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return event.getFormattedMessage().contains(PLACE) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
