package dev.usher.fake;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

/** An answer as it goes over the wire; a body without a Content-Length field is sent in chunks. */
record Rendered(int status, MultiMap fields, Buffer body) {
    boolean hasLength() {
        return fields.contains("Content-Length");
    }
}
