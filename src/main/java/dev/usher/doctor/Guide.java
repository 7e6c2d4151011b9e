package dev.usher.doctor;

import dev.usher.service.Body;
import dev.usher.service.Response;
import dev.usher.upstream.UpstreamSettings;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Map;
import java.util.function.Function;

/** Finds out where the address leads that a server gives to those who look for it. */
final class Guide {
    private static final String LIVE = "/usher/health/live";

    private final Inquiry server;
    private final URI url;
    private final Function<UpstreamSettings, Inquiry> others;

    /** For the server at {@code url}; {@code others} asks whomever its address leads to. */
    Guide(Inquiry server, URI url, Function<UpstreamSettings, Inquiry> others) {
        this.server = server;
        this.url = url;
        this.others = others;
    }

    Future<Lead> follow(Introduction introduction) {
        URI address = Lead.read(introduction.localAddress());
        if (address == null) {
            return Future.succeededFuture(Lead.NONE);
        }
        return server.get(Eyes.WHO, Map.of("X-Forwarded-Host", Eyes.HOST))
                .compose(answer -> echoes(answer) ? Future.succeededFuture(Lead.WHERE_ASKED) : go(address));
    }

    private static boolean echoes(Response answer) {
        Introduction read = answer.body() instanceof Body.Full full ? Introduction.read(full.bytes()) : null;
        URI address = read == null ? null : Lead.read(read.localAddress());
        return address != null && Eyes.HOST.equals(address.getHost());
    }

    private Future<Lead> go(URI address) {
        if (Lead.isSame(address, url)) {
            return Future.succeededFuture(Lead.ROUND);
        }
        return others.apply(UpstreamSettings.of("elsewhere", address))
                .get(LIVE)
                .map(answer -> isUsher(answer) ? Lead.TO_USHER : Lead.ROUND)
                .otherwise(Lead.NOWHERE);
    }

    private static boolean isUsher(Response answer) {
        try {
            return answer.status() == 200
                    && answer.body() instanceof Body.Full full
                    && "live".equals(new JsonObject(full.bytes()).getValue("status"));
        } catch (DecodeException page) {
            return false;
        }
    }
}
