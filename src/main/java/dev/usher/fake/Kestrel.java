package dev.usher.fake;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the web server beneath Jellyfin refuses by itself, of what Vert.x lets pass. */
final class Kestrel {
    static final int MAX_FIELDS = 100;

    private Kestrel() {}

    /** The status with which a request whose fields are good is refused, or 0. */
    static int refusal(HttpServerRequest request, Target target) {
        String host = request.headers().get("Host");
        if (request.headers().size() > MAX_FIELDS) {
            return 431;
        }
        boolean homeless = host == null && request.version() == HttpVersion.HTTP_1_1;
        boolean foreign = target.authority() != null && !target.authority().equalsIgnoreCase(host);
        return homeless || foreign || !isAscii(request.uri()) ? 400 : 0;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** The fields with their UTF-8 values decoded; null if one of them is not UTF-8. */
    static @Nullable MultiMap decode(MultiMap raw) {
        MultiMap decoded = MultiMap.caseInsensitiveMultiMap();
        for (Map.Entry<String, String> field : raw) {
            String value = field.getValue();
            try {
                decoded.add(field.getKey(), isAscii(value) ? value : utf8(value));
            } catch (CharacterCodingException e) {
                return null;
            }
        }
        return decoded;
    }

    private static String utf8(String latin1) throws CharacterCodingException {
        ByteBuffer bytes = ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }
}
