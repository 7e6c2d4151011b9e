/**
 * A headless Chromium in the hands of a test: what a page does, and what somebody sees of it. It is driven by the DevTools
 * protocol over a WebSocket of Vert.x, because the dozen words of it that tests need are less than any driver brings along.
 * Whatever a test waits for is a condition on the document, asked again at each of its changes.
 */
@NullMarked
package dev.usher.testing.browser;

import org.jspecify.annotations.NullMarked;
