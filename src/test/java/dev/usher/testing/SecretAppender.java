package dev.usher.testing;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.Arrays;
import java.util.Objects;

/** Looks at each event as it is logged, on the thread that logs it, and prints nothing. */
public final class SecretAppender extends AppenderBase<ILoggingEvent> {
    private static final int DEEPEST = 16;

    @Override
    protected void append(ILoggingEvent event) {
        String place = "an event of " + event.getLoggerName() + " at " + event.getLevel();
        check(event.getFormattedMessage(), "the message of " + place);
        check(event.getMessage(), "the message pattern of " + place);
        check(Arrays.deepToString(event.getArgumentArray()), "an argument of " + place);
        check(String.valueOf(event.getKeyValuePairs()), "a key or value of " + place);
        check(event.getMDCPropertyMap().toString(), "the MDC of " + place);
        check(event.getThrowableProxy(), place, DEEPEST);
    }

    private static void check(IThrowableProxy thrown, String place, int depth) {
        if (thrown == null || depth == 0) {
            return;
        }
        check(thrown.getMessage(), "the message of " + thrown.getClassName() + " in " + place);
        check(thrown.getCause(), place, depth - 1);
        for (IThrowableProxy suppressed : thrown.getSuppressed()) {
            check(suppressed, place, depth - 1);
        }
    }

    private static void check(String text, String where) {
        if (Secrets.isIn(Objects.requireNonNullElse(text, ""))) {
            Secrets.leaked(where);
        }
    }
}
