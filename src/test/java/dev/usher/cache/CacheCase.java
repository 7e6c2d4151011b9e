package dev.usher.cache;

import static dev.usher.cache.CachedServer.ok;

/** A cache before a server by script. */
abstract class CacheCase {
    final CachedServer home = new CachedServer();

    void store(String content) {
        home.server.expect("/Users").answer(ok(content));
        home.get("/Users");
    }
}
