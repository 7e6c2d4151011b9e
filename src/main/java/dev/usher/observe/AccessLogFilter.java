package dev.usher.observe;

import dev.usher.service.Filter;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.time.Ticker;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a line for each request to the logger {@code dev.usher.access} at level debug: what was asked, by which address,
 * what it came to, the milliseconds it took, and what the filters did. Never a target, a field or content. While the level
 * is off it costs one check.
 */
public final class AccessLogFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger("dev.usher.access");

    private final Ticker ticker;

    /** A log whose times are read from {@code ticker}. */
    public AccessLogFilter(Ticker ticker) {
        this.ticker = ticker;
    }

    @Override
    public Future<Response> apply(Request request, Service next) {
        if (!LOG.isDebugEnabled()) {
            return next.call(request);
        }
        long start = ticker.nanos();
        AccessRecord record = new AccessRecord();
        Future<Response> answer = next.call(request.withObserver(record));
        answer.onComplete(done -> LOG.debug(
                "{} -> {} in {} ms{}",
                request,
                outcome(done),
                TimeUnit.NANOSECONDS.toMillis(ticker.nanos() - start),
                record));
        return answer;
    }

    /** The status, or why there is none: of a bug only its kind, for its message may hold anything. */
    private static Object outcome(AsyncResult<Response> done) {
        if (done.succeeded()) {
            return done.result().status();
        }
        return done.cause() instanceof ServiceException missing
                ? missing.getMessage()
                : done.cause().getClass().getName();
    }
}
