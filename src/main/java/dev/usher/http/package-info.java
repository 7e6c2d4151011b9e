/**
 * The syntax of HTTP fields, read and written as the RFCs say: no I/O, no clock, nothing of ours.
 *
 * <p>It must not know what a field means for a request; it turns text into values and values into text. Whatever a stranger
 * sends is read without an exception: what cannot be read counts as absent, and where a cache would then reuse more, as what
 * lets it reuse less. We chose small final classes of static functions
 * over a model of all fields because each caller wants one field, and most are passed through unread.
 */
@NullMarked
package dev.usher.http;

import org.jspecify.annotations.NullMarked;
