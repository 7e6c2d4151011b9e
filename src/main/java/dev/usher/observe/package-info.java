/**
 * What an administrator sees of the traffic. It stands where every outcome passes once, the log of requests outermost and the
 * watch for wrong urls next to the server, and must not change any of them. We chose one small
 * {@link dev.usher.service.Observer} per request over attributes on it: the filters say what they did, and only this package
 * decides what of it is written down.
 */
@NullMarked
package dev.usher.observe;

import org.jspecify.annotations.NullMarked;
