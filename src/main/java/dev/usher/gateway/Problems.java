package dev.usher.gateway;

import dev.usher.service.Problem;
import dev.usher.service.Response;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpHeaders;

/** The errors that the edge finds by itself. */
enum Problems {
    BAD_TARGET(
            400,
            "bad-request-target",
            "The request target cannot be read",
            "Send an absolute path that does not climb above its root, or an absolute URL whose authority equals the Host"
                    + " field, and exactly one Host."),
    BAD_FIELD(
            400,
            "bad-field",
            "A header field cannot be read",
            "A field value holds bytes that are not UTF-8; percent-encode what is not ASCII."),
    METHOD_REFUSED(
            405,
            "method-refused",
            "This method is refused",
            "CONNECT and TRACE do not pass through this gateway, and the names of methods are upper case."),
    NO_SUCH_SERVER(
            404,
            "no-such-server",
            "No server has this name",
            "The path begins with /servers/NAME, but no server of that name is configured."),
    NOT_BENEATH(
            404,
            "outside-base-path",
            "Nothing is here",
            "This gateway answers beneath a path of its own (listen.base-path, or the path of its route)."),
    HOUSE_ONLY(
            403,
            "house-only",
            "Only the local network may ask this",
            "The first-run wizard and the log of a starting server are not for clients from outside. An administrator lifts"
                    + " that with house.startup-from-afar; lan says which addresses are inside, and trusted-proxies whose"
                    + " word about them counts."),
    CONTENT_TOO_LARGE(
            413,
            "content-too-large",
            "The content is too large",
            "The body of a Users operation is larger than this gateway accepts (operation-body)."),
    LOOP(
            508,
            "loop-detected",
            "The request came back to this gateway",
            "A server's url leads back to Usher itself; correct the url in its configuration."),
    MALFORMED(
            400,
            "malformed-request",
            "The request is not HTTP/1.1",
            "Its head cannot be read, or it says in two ways where its content ends."),
    TARGET_TOO_LONG(
            414,
            "target-too-long",
            "The request target is too long",
            "It is longer than this gateway reads (listen.max-target)."),
    CONTENT_TOO_SLOW(
            408,
            "content-too-slow",
            "The content did not come in time",
            "The whole content of a Users operation must come within the time of an operation (deadlines.operation)."),
    FIELDS_TOO_LARGE(
            431,
            "fields-too-large",
            "The header fields are too large",
            "Together they are larger than this gateway reads (listen.max-fields)."),
    TOO_MANY_FIELDS(
            431,
            "too-many-fields",
            "There are too many header fields",
            "There are more of them than this gateway reads (listen.max-field-count)."),
    HEAD_TOO_SLOW(
            408,
            "head-too-slow",
            "The head of the request did not come in time",
            "The request line and all header fields must come within a while (listen.head-timeout)."),
    TOO_MANY_CONNECTIONS(
            429,
            "too-many-connections",
            "This address has too many connections",
            "Close some of them; this gateway keeps only so many for one address (listen.connections-per-address)."),
    VERSION_REFUSED(
            505, "http-version-refused", "This version of HTTP is not spoken here", "Send HTTP/1.1 or HTTP/1.0."),
    CODING_REFUSED(
            501,
            "transfer-coding-refused",
            "This transfer coding is not known here",
            "Send Transfer-Encoding once, with the value chunked and no other."),
    CONTENT_GONE(
            500,
            "content-gone",
            "The content was read before the gateway saw it",
            "Mount the gateway before any BodyHandler, and pause the request while an asynchronous handler works."),
    CLOSING(
            503,
            "gateway-closing",
            "This gateway is ending",
            "It has been told to end and takes nothing new; ask again, and whoever takes its place will answer."),
    INTERNAL(
            500,
            "internal-error",
            "The gateway failed",
            "This is a bug in Usher; its log holds the place, at the time of this answer.");

    private static final String PASSING = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private final Problem problem;

    Problems(int status, String type, String title, String detail) {
        problem = new Problem(status, type, title, detail);
    }

    /** The last part of the type of this problem. */
    String type() {
        return problem.type();
    }

    /** Why a request could not be read, as the decoder tells it. */
    static Problems ofUnreadable(Throwable cause) {
        if (cause instanceof UnreadableException known) {
            return known.problem();
        }
        if (cause instanceof TooLongHttpLineException) {
            return TARGET_TOO_LONG;
        }
        return cause instanceof TooLongHttpHeaderException ? FIELDS_TOO_LARGE : MALFORMED;
    }

    /** This problem as an answer; one of 405 must say what is allowed (RFC 9110 §15.5.6), and one of 503 when to ask again. */
    Response toResponse() {
        return switch (this) {
            case METHOD_REFUSED -> problem.toResponse(HttpHeaders.headers().set(HttpHeaders.ALLOW, PASSING));
            case CLOSING -> problem.toResponse(HttpHeaders.headers().set(HttpHeaders.RETRY_AFTER, "1"));
            default -> problem.toResponse();
        };
    }
}
