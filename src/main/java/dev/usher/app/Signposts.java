package dev.usher.app;

import dev.usher.gateway.MisdirectionFilter;
import dev.usher.observe.MisdirectionLog;
import dev.usher.observe.SignpostFilter;
import dev.usher.service.Filter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What all event loops have noticed of wrong urls, by server, and the filters that notice it. */
final class Signposts {
    private final Map<String, MisdirectionLog> logs = new ConcurrentHashMap<>();

    /** For the operations of {@code server}: a wrong url is an error, and whoever answers there is not the server. */
    Filter ofOperations(SharedServer server) {
        MisdirectionLog log = log(server);
        return new MisdirectionFilter(
                server.name(),
                misdirection -> {
                    log.misled(misdirection);
                    server.upstream().misled();
                },
                log::right);
    }

    /** For the streams of {@code server}: a browser may follow where it is led. */
    Filter ofStreams(SharedServer server) {
        return new SignpostFilter(log(server));
    }

    /** {@code server} is no more as it was: what has been noticed of it may be wrong. */
    void forget(SharedServer server) {
        logs.remove(server.name());
    }

    private MisdirectionLog log(SharedServer server) {
        return logs.computeIfAbsent(server.name(), MisdirectionLog::new);
    }
}
