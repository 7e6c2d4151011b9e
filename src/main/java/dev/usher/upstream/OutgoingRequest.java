package dev.usher.upstream;

import dev.usher.http.EndToEnd;
import dev.usher.service.Body;
import dev.usher.service.Request;
import io.netty.handler.codec.http.HttpUtil;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Set;

/** How a request is written to one server, whichever of its addresses it goes to. */
final class OutgoingRequest {
    private static final Set<HttpMethod> EXPECT_CONTENT = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final String basePath;

    OutgoingRequest(UpstreamSettings settings) {
        this.basePath = settings.basePath();
    }

    /** What Vert.x must know of {@code request}, which gives up waiting for a connection after {@code patience}. */
    RequestOptions options(Request request, Duration patience) {
        return new RequestOptions()
                .setMethod(request.method())
                .setURI(basePath + request.target())
                .setFollowRedirects(false)
                .setConnectTimeout(Math.max(1, patience.toMillis()))
                .setHeaders(fields(request));
    }

    /**
     * Whether the target can stand in a request line. A map of Vert.x takes no field that cannot be written; a target is looked at
     * only when it is written, too late for the connection.
     */
    static boolean isWritable(RequestOptions options) {
        return HttpUtil.isEncodingSafeStartLineToken(options.getURI());
    }

    /**
     * The end-to-end fields, but for those that the connection decides. The content is sent without waiting for a 100, so
     * that nothing is expected. A method that gives content a meaning says so where there is none (RFC 9110 §8.6), or
     * Kestrel answers 411.
     */
    private static MultiMap fields(Request request) {
        MultiMap fields = EndToEnd.copy(request.fields())
                .remove(HttpHeaders.HOST)
                .remove(HttpHeaders.CONTENT_LENGTH)
                .remove(HttpHeaders.EXPECT);
        return isEmpty(request.body()) && EXPECT_CONTENT.contains(request.method())
                ? fields.set(HttpHeaders.CONTENT_LENGTH, "0")
                : fields;
    }

    /** Whether nothing is to be sent: a stream without length may yet bring something. */
    static boolean isEmpty(Body body) {
        return body instanceof Body.Empty || body instanceof Body.Streamed streamed && streamed.length() == 0;
    }
}
