package dev.usher.upstream;

import dev.usher.service.Service;
import dev.usher.testing.Reluctant;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server that does not read what it is sent. The wire has one connection: the next request shows that it is had again. */
abstract class StalledCase extends WireCase {
    static final Duration IDLE = Duration.ofMinutes(10);
    /** More than the systems of both sides take. */
    static final int SIZE = 16 * MEBIBYTE;

    Reluctant server;

    @BeforeEach
    void listen() throws Exception {
        server = new Reluctant();
        connect(server.url());
    }

    @AfterEach
    void stopListening() throws Exception {
        server.close();
    }

    /** With as little room in the system as the server's has. */
    @Override
    Service operationsTo(URI url) {
        UpstreamSettings all = settings(url);
        wire = Wire.open(
                vertx,
                new UpstreamSettings(
                        all.name(),
                        List.of(new ServerAddress(url)),
                        all.connectTimeout(),
                        all.attemptTimeout(),
                        all.connections(),
                        all.queue(),
                        all.maxBody(),
                        all.tunnels(),
                        new Trust.Blind(),
                        IDLE,
                        Reluctant.BUFFER),
                loop.time,
                loop.time);
        wires.add(wire::close);
        return wire.operations();
    }
}
