package dev.usher.service;

import java.util.function.Supplier;

/**
 * How an exchange ended.
 *
 * @param bytes the bytes of content that were written
 * @param whole whether the answer was written to its end; otherwise one of the sides broke off
 * @param id the name of the request, made when somebody asks for it
 * @param peer the address at the other end of the connection
 */
public record Ending(long bytes, boolean whole, Supplier<String> id, Supplier<String> peer) {}
