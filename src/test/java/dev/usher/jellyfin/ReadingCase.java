package dev.usher.jellyfin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** Reads targets as they come. */
abstract class ReadingCase {
    static final RequestReader READER = RequestReader.standard();

    static Match match(HttpMethod method, String target) {
        return READER.read(method, target, HttpHeaders.headers(), "").match();
    }
}
