package dev.usher.app;

import dev.usher.cache.CacheStore;
import dev.usher.cache.Purge;
import dev.usher.gateway.AdminListener;
import dev.usher.service.Body;
import dev.usher.service.Problem;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code DELETE /usher/cache}: forgets what is stored of all servers, for all event loops, or what its query selects, and tells how
 * much that was. It reads the whole store, which is why it does so beside the event loops.
 */
final class CachePurge {
    private static final Logger LOG = LoggerFactory.getLogger(CachePurge.class);
    private static final String PATH = "/usher/cache";
    private static final Problem METHOD_REFUSED =
            new Problem(405, "method-refused", "This method is refused", "What is stored can be forgotten: DELETE.");

    private final Vertx vertx;
    private final Supplier<Collection<String>> servers;
    private final CacheStore store;

    /** Of {@code store}, to whoever names one of {@code servers}, as they are when it is asked, or none. */
    CachePurge(Vertx vertx, Supplier<Collection<String>> servers, CacheStore store) {
        this.vertx = vertx;
        this.servers = servers;
        this.store = store;
    }

    void addTo(Router router) {
        router.delete(PATH).handler(this::purge);
        router.route(PATH)
                .handler(routing -> AdminListener.answer(
                        routing.request(),
                        METHOD_REFUSED.toResponse(HttpHeaders.headers().set(HttpHeaders.ALLOW, "DELETE"))));
    }

    private void purge(RoutingContext routing) {
        PurgeQuery query = PurgeQuery.read(routing.queryParams(), servers.get());
        Future<Response> answer = query.isRight()
                ? vertx.executeBlocking(
                        () -> told(store.forget(query.selection().in(store))), false)
                : Future.succeededFuture(query.refusal());
        answer.onSuccess(response -> AdminListener.answer(routing.request(), response))
                .onFailure(routing::fail);
    }

    private static Response told(Purge.Forgotten forgotten) {
        LOG.info(
                "the admin listener was asked to forget what is stored: {} answers to operations, {} others",
                forgotten.assigned(),
                forgotten.others());
        JsonObject json = new JsonObject()
                .put(
                        "forgotten",
                        new JsonObject().put("operations", forgotten.assigned()).put("others", forgotten.others()));
        return new Response(
                200,
                HttpHeaders.headers()
                        .set(HttpHeaders.CONTENT_TYPE, "application/json")
                        .set(HttpHeaders.CACHE_CONTROL, "no-store"),
                Body.of(Buffer.buffer(json.encode())));
    }
}
