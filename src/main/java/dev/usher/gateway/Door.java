package dev.usher.gateway;

import dev.usher.service.Service;

/**
 * One way into the house.
 *
 * @param operations answers the operations that Usher knows
 * @param streams relays everything else that is one answer
 * @param tunnels opens WebSockets
 * @param visitors who is under way through it
 */
public record Door(Service operations, Service streams, Service tunnels, Visitors visitors) {}
