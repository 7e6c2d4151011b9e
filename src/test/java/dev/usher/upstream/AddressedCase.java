package dev.usher.upstream;

import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A wire to a server of several addresses. */
abstract class AddressedCase extends WireCase {
    final List<String> moves = new CopyOnWriteArrayList<>();
    Upstream upstream;
    Duration share = Duration.ofSeconds(1);
    Duration attempt = ATTEMPT;

    /** What is asked for over one of the three kinds of connections. */
    enum Way {
        OPERATION,
        STREAM,
        TUNNEL;

        Service of(Wire wire) {
            return switch (this) {
                case OPERATION -> wire.operations();
                case STREAM -> wire.streams();
                case TUNNEL -> wire.tunnels();
            };
        }
    }

    /** Lets all that follows go to {@code urls}, with its {@link #share} of the time for each to connect. */
    final void connectTo(Trust trust, URI... urls) {
        UpstreamSettings settings = new UpstreamSettings(
                "home",
                Stream.of(urls).map(ServerAddress::new).toList(),
                share.multipliedBy(urls.length),
                attempt,
                CONNECTIONS,
                QUEUE,
                MAX_BODY,
                TunnelSettings.DEFAULTS,
                trust,
                Duration.ZERO,
                0);
        upstream = new Upstream(settings, loop.time);
        upstream.addresses().onMove(address -> moves.add(address.url().toString()));
        wire = Wire.open(vertx, upstream, loop.time, loop.time);
        wires.add(wire::close);
        operations = wire.operations();
    }

    final void connectTo(URI... urls) {
        connectTo(Trust.known(), urls);
    }

    final Future<Response> ask(Way way) {
        return loop.call(way.of(wire), loop.get("/a"));
    }

    final String ask() throws Exception {
        return Loop.text(Loop.await(operation("/")));
    }
}
