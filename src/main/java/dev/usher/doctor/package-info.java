/**
 * What is wrong between this gateway and its servers, in plain words, and what to set where.
 *
 * <p>Asking and judging are apart: an {@code Examination} asks one server and brings home {@code ServerFacts}; what they mean is
 * decided by pure functions of facts, tested as tables, and each {@link dev.usher.doctor.Finding} says one thing. The package
 * asks by the upstream wire alone, so that it meets what the gateway itself meets; it only reads, never signs in, and presents a
 * token only where an administrator has given one for that very server. It must not know how the settings are written, who
 * asks, nor how findings are shown.
 *
 * <p>Whether a server believes the gateway's word about its clients is not told to strangers. We chose what a stranger can
 * observe over asking for a token: a server codes its answers over plain HTTP and not over HTTPS, and that a request came by
 * HTTPS is told in the same breath as who sent it. Where that shows nothing, "cannot be told" is a finding too.
 */
@NullMarked
package dev.usher.doctor;

import org.jspecify.annotations.NullMarked;
