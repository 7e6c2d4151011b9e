package dev.usher.testing.property;

import dev.usher.service.Service;
import dev.usher.testing.ManualTime;

/** Builds the layers that are held against the model. */
@FunctionalInterface
public interface House {
    /**
     * The layers before one server.
     *
     * @param operations what answers operations
     * @param streams what answers streams
     */
    record Stack(Service operations, Service streams) {}

    /** New layers over {@code wire}, in which nothing is stored yet. */
    Stack over(Service wire, ManualTime time);
}
