package dev.usher.service;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;

/**
 * An error of our own, as problem+json (RFC 9457). An answer of a server is never disguised as one.
 *
 * @param status the status code
 * @param type the last part of the stable problem type, in kebab case
 * @param title the problem in a few words, the same for every occurrence
 * @param detail what happened and what to do, without secrets
 */
public record Problem(int status, String type, String title, String detail) {
    private static final String NAMESPACE = "urn:usher:problem:";

    private static final Buffer BEGINNING = Buffer.buffer("{\"type\":\"" + NAMESPACE);

    /** The media type of every problem. */
    public static final CharSequence MEDIA_TYPE = HttpHeaders.createOptimized("application/problem+json");

    /** This problem as an answer. */
    public Response toResponse() {
        return toResponse(HttpHeaders.headers());
    }

    /** This problem as an answer with {@code more} fields besides its media type. */
    public Response toResponse(MultiMap more) {
        return toResponse(more, new JsonObject());
    }

    /** The same with {@code extensions} of its own (RFC 9457 §3.2) behind the members that every problem has. */
    public Response toResponse(MultiMap more, JsonObject extensions) {
        JsonObject json = new JsonObject()
                .put("type", NAMESPACE + type)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .mergeIn(extensions);
        MultiMap fields =
                HttpHeaders.headers().set(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE).addAll(more);
        return new Response(status, fields, Body.of(Buffer.buffer(json.encode())));
    }

    /** Whether {@code response} is an error of ours, and not one that a server wrote in the same form. */
    public static boolean isOurs(Response response) {
        return response.status() >= 400
                && response.body() instanceof Body.Full full
                && full.bytes().length() > BEGINNING.length()
                && full.bytes().slice(0, BEGINNING.length()).equals(BEGINNING);
    }

    /** The last part of the type of {@code ours}, an error of ours. */
    public static String typeOf(Response ours) {
        String type = new JsonObject(((Body.Full) ours.body()).bytes()).getString("type");
        return type.substring(NAMESPACE.length());
    }

    /** {@code ours}, an error of ours, with the name of the request, which needs no escaping, as its last member. */
    public static Response named(Response ours, String id) {
        Buffer whole = ((Body.Full) ours.body()).bytes();
        Buffer named = Buffer.buffer(whole.length() + 64)
                .appendBuffer(whole, 0, whole.length() - 1)
                .appendString(",\"request_id\":\"" + id + "\"}");
        return new Response(ours.status(), ours.fields(), Body.of(named));
    }
}
