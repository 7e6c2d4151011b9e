package dev.usher.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request that netty's lenient decoder has read alone. Spaces and folded lines are gone from it; what is left can
 * still be judged as a {@link HeadScanner} judges octets.
 */
final class DecodedHead {
    private static final Pattern OTHER = Pattern.compile("HTTP/[0-9]\\.[0-9]");

    private DecodedHead() {}

    /** What can still be seen to be wrong with {@code request}, or null; netty has measured its head, but not counted its fields. */
    static @Nullable Problems fault(HttpRequest request, int maxFieldCount) {
        if (request.decoderResult().isFailure()) {
            return Problems.ofUnreadable(request.decoderResult().cause());
        }
        HttpVersion version = request.protocolVersion();
        if (version != HttpVersion.HTTP_1_1 && version != HttpVersion.HTTP_1_0) {
            return ofVersion(version);
        }
        return ofFields(request.headers(), maxFieldCount);
    }

    /** The decoder gives out its constants for these versions to the letter, and copies for others and for small letters. */
    private static Problems ofVersion(HttpVersion version) {
        boolean inSmall = version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
        return !inSmall && OTHER.matcher(version.text()).matches() ? Problems.VERSION_REFUSED : Problems.MALFORMED;
    }

    private static @Nullable Problems ofFields(HttpHeaders fields, int most) {
        int count = 0;
        for (Map.Entry<String, String> field : fields) {
            if (++count > most) {
                return Problems.TOO_MANY_FIELDS;
            }
            if (!HeadScanner.isToken(field.getKey())) {
                return Problems.MALFORMED;
            }
        }
        return fields.contains(HttpHeaderNames.TRANSFER_ENCODING) && !Fields.areChunkedAlone(fields)
                ? Problems.CODING_REFUSED
                : null;
    }
}
