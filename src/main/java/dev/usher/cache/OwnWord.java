package dev.usher.cache;

import java.time.Duration;

/**
 * How what a response says of its own storing is read.
 *
 * @param longestGuess the longest time for which what does not say how long it lives is taken to be fresh; zero for never
 * @param targets which fields are read
 */
public record OwnWord(Duration longestGuess, Targets targets) {}
