/**
 * What an administrator sees of the traffic: meters, the access log, each attempt in the log of whoever asks for debugging, the
 * figures of a status, and a warning where a server is not where its url leads. It is told of each exchange by an
 * {@link dev.usher.service.Observer} and must not change any of them.
 *
 * <p>It must not know what a secret looks like, for it is given none: no path, field or content is counted, logged or told.
 * Labels come from small fixed sets, but for what programs call themselves, and {@code Bounded} holds all of them to a number. We
 * chose an observer that the edge makes and ends over a filter that sees outcomes, because the edge alone knows what was refused before it was read and when the last
 * byte went; and our own totals beside Micrometer's meters, because an embedder may lack those and a status must not.
 */
@NullMarked
package dev.usher.observe;

import org.jspecify.annotations.NullMarked;
