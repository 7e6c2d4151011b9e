package dev.usher.testing.property;

import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import java.util.List;
import java.util.Map;

/** Builds the layers that are held against the model: of two servers that share a store, on each of some event loops. */
@FunctionalInterface
public interface House {
    /** The field that tells a cache before servers how to store a response, and that the layers are set to read. */
    String TARGETED = "CDN-Cache-Control";

    /**
     * The layers before one server.
     *
     * @param operations what answers operations
     * @param streams what answers streams
     */
    record Stack(Service operations, Service streams) {}

    /** New layers over {@code wires}, by the name of the server, in which nothing is stored yet: those of each event loop. */
    List<Map<String, Stack>> over(Map<String, Service> wires, ManualTime time);
}
