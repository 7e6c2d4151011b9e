package dev.usher.gateway;

import dev.usher.service.Observer;
import dev.usher.service.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;

/**
 * Passes what a server says ahead of its answer on to the client, as a proxy must (RFC 9110 §15.2), but for a client of
 * HTTP/1.0, which does not know interim responses; and tells {@code heard} all that there is to hear.
 */
record EarlyHints(HttpServerRequest incoming, Observer heard) implements Observer {
    @Override
    public void hinted(MultiMap fields) {
        heard.hinted(fields);
        HttpServerResponse out = incoming.response();
        if (incoming.version() != HttpVersion.HTTP_1_0 && !out.headWritten() && !out.closed()) {
            out.writeEarlyHints(fields);
        }
    }

    @Override
    public void asked(Request request) {
        heard.asked(request);
    }

    @Override
    public void routed(String server) {
        heard.routed(server);
    }

    @Override
    public void attempt(String server) {
        heard.attempt(server);
    }

    @Override
    public void concluded(String server, String outcome) {
        heard.concluded(server, outcome);
    }

    @Override
    public void cache(String server, String status) {
        heard.cache(server, status);
    }

    @Override
    public void refused(String policy) {
        heard.refused(policy);
    }

    @Override
    public void problem(String type) {
        heard.problem(type);
    }

    @Override
    public void bridged(String form, String client) {
        heard.bridged(form, client);
    }
}
