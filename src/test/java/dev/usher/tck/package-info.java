/**
 * The public suite of tests for HTTP caches, http-cache-tests, against a gateway as an application deploys one. What the
 * suite asks for is not ours: a test of it counts by its own rules, and what fails is listed with a reason or fails the build.
 *
 * <p>{@code mvn -Ptck verify} installs the suite by npm, from {@code src/test/tck}, and runs it among the other tests.
 * {@code mvn -q -Ptck test-compile exec:java} runs it alone and prints how it went; with
 * {@code -Dtck.ids="freshness-max-age vary-match"} it runs these tests, and prints all that went over the wire, on the side
 * of the client and on that of the origin.
 */
@NullMarked
package dev.usher.tck;

import org.jspecify.annotations.NullMarked;
