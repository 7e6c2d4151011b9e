/**
 * Where everything comes together: the public face of the gateway ({@link dev.usher.app.Gateway},
 * {@link dev.usher.app.GatewayVerticle}, {@link dev.usher.app.GatewayOptions}), the command line, {@code House}, which holds
 * what lives as long as a gateway, and {@code Wiring} with {@code OperationLayers} and {@code StreamLayers}, which see every
 * package and write down the order of the layers. Nobody uses this package. We chose plain constructors over a container, so
 * that the order can be read from top to bottom and a test can pin it, and contexts of our own over those of whichever verticle
 * asks first, so that the shared part of a gateway outlives every verticle that mounts it.
 */
@NullMarked
package dev.usher.app;

import org.jspecify.annotations.NullMarked;
