package dev.usher.gateway;

import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures the heads of HTTP/2 as a {@link HeadScanner} does those of HTTP/1.1: as if each field stood on a line. */
record HeadMeasure(ListenerSettings limits) {
    private static final int BETWEEN_NAME_AND_VALUE = 2;
    private static final int NAME_OF_HOST = 4;

    /** What is too much in the head of {@code request}, or null. */
    @Nullable
    Problems problemWith(HttpServerRequest request) {
        if (request.uri() != null && request.uri().length() > limits.maxTarget()) {
            return Problems.TARGET_TOO_LONG;
        }
        int count = 0;
        int size = 0;
        if (request.authority() != null) {
            count = 1;
            size = NAME_OF_HOST
                    + BETWEEN_NAME_AND_VALUE
                    + request.authority().toString().length();
        }
        for (Map.Entry<String, String> field : request.headers()) {
            count++;
            size += field.getKey().length()
                    + BETWEEN_NAME_AND_VALUE
                    + field.getValue().length();
        }
        if (count > limits.maxFieldCount()) {
            return Problems.TOO_MANY_FIELDS;
        }
        return size > limits.maxFields() ? Problems.FIELDS_TOO_LARGE : null;
    }
}
