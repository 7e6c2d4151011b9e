package dev.usher.gateway;

import dev.usher.service.Observers;

/**
 * What goes on around the exchanges of all edges.
 *
 * @param observers hear of each exchange
 * @param health answers whether this gateway lives and is ready
 * @param drain how it ends
 */
public record Watch(Observers observers, HealthAnswers health, Drain drain) {}
