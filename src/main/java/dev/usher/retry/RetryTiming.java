package dev.usher.retry;

import dev.usher.time.Delay;
import dev.usher.time.Ticker;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * The time and the chance that waits are made from.
 *
 * @param ticker what deadlines are readings of
 * @param dates what dates in {@code Retry-After} are compared with
 * @param delay how waits are waited
 * @param random what jitter is drawn from; used on the event loops of the requests
 */
public record RetryTiming(Ticker ticker, InstantSource dates, Delay delay, RandomGenerator random) {}
