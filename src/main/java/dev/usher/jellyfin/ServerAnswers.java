package dev.usher.jellyfin;

import dev.usher.service.Body;
import dev.usher.service.Outcome;
import dev.usher.service.Problem;
import dev.usher.service.Response;
import io.vertx.core.http.HttpHeaders;

/** What a server's answers say of the server. */
public final class ServerAnswers {
    private static final CharSequence RESPONSE_TIME = HttpHeaders.createOptimized("x-response-time-ms");

    private ServerAnswers() {}

    /**
     * Classifies {@code response} by its status and fields; a streamed body is not touched. A 503 is one of four: the set-up
     * server, which says when to come back; the loading server, whose page is made where every answer is timed; the answer
     * to a blocked address, which is empty; and any other, such as that of a proxy before the server.
     */
    public static Outcome classify(Response response) {
        return switch (response.status()) {
            case 500 -> Outcome.TERMINAL;
            case 502, 504 -> Outcome.RETRYABLE;
            case 503 -> unavailable(response);
            default -> Outcome.SUCCESS;
        };
    }

    /** Whether {@code response} says that an operation was done. A server that is still loading refuses a token it does not know. */
    public static boolean isDone(Response response) {
        return response.status() >= 200 && response.status() < 300;
    }

    /** Whether {@code response} to an operation comes of a server that is ready, and not of whoever answers at a wrong url. */
    public static boolean isReady(Response response) {
        return isDone(response) && !isHtml(response);
    }

    /**
     * Whether {@code response} is the same for all who ask the same: what was asked for, or a failure of the server. A refusal
     * may be about the one who asked, his address or a field of his.
     */
    public static boolean isForAll(Response response) {
        return response.status() == 200 || response.status() >= 500 && classify(response) != Outcome.IGNORED;
    }

    /**
     * Whether {@code response} is the page of a server that is loading: it is made where every answer is timed, which that of
     * the set-up server is not. Whoever has waited for such a server may have added how long it is still to be left alone.
     */
    public static boolean isLoading(Response response) {
        return response.status() == 503 && isHtml(response) && response.fields().contains(RESPONSE_TIME);
    }

    /** Whether {@code response} says that nothing was executed since the server is starting, be it in its words or in ours. */
    public static boolean isUnexecuted(Response response) {
        return response.status() == 503 && (classify(response) == Outcome.NOT_READY || isOurs(response));
    }

    private static boolean isOurs(Response response) {
        return Problem.MEDIA_TYPE.toString().equals(response.fields().get(HttpHeaders.CONTENT_TYPE));
    }

    private static Outcome unavailable(Response response) {
        boolean saysWhen = response.fields().contains(HttpHeaders.RETRY_AFTER);
        boolean empty = isEmpty(response.body());
        if (isHtml(response) ? saysWhen || response.fields().contains(RESPONSE_TIME) : saysWhen && empty) {
            return Outcome.NOT_READY;
        }
        return empty && !saysWhen && !isHtml(response) ? Outcome.IGNORED : Outcome.RETRYABLE;
    }

    static boolean isHtml(Response response) {
        String type = response.fields().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.strip().regionMatches(true, 0, "text/html", 0, "text/html".length());
    }

    private static boolean isEmpty(Body body) {
        return body instanceof Body.Empty || (body instanceof Body.Streamed streamed && streamed.length() == 0);
    }
}
