/**
 * The kernel: a request passes through functions. A {@link dev.usher.service.Service} answers, a
 * {@link dev.usher.service.Filter} stands around one and holds both the way in and the way out of one concern, and
 * {@link dev.usher.service.Layers} puts filters on top of each other in an order that is written once.
 *
 * <p>The kernel must not know what the requests are about: no Jellyfin, no cache, no limits. An HTTP error is a
 * {@link dev.usher.service.Response} like any other; a {@link dev.usher.service.ServiceException} says that no response
 * came. We chose plain records and {@code Future} over a context object with a bag of attributes: what a filter needs
 * stands in its signature.
 */
@NullMarked
package dev.usher.service;

import org.jspecify.annotations.NullMarked;
