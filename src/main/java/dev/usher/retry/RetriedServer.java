package dev.usher.retry;

/**
 * What all requests to one server share, on all event loops.
 *
 * @param name the server's name
 * @param room where requests wait while it is starting
 * @param budget what their repetitions may cost it
 */
public record RetriedServer(String name, WaitingRoom room, RetryBudget budget) {}
