package dev.usher.jellyfin;

import dev.usher.cache.CacheKey;
import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be read of the stored answer to an operation. */
final class StoredText {
    private StoredText() {}

    /** The content of {@code stored}, which servers write in UTF-8, or null where it is compressed. */
    static @Nullable String of(Response stored) {
        return stored.body() instanceof Body.Full full && !stored.fields().contains(HttpHeaders.CONTENT_ENCODING)
                ? full.bytes().toString()
                : null;
    }

    /** Whether {@code text} holds the id {@code user}, 32 lower-case digits, in whatever case and with dashes or without. */
    static boolean names(String text, String user) {
        return text.toLowerCase(Locale.ROOT).replace("-", "").contains(user);
    }

    /** The operation that the canonical target of {@code key} is. */
    static @Nullable Operation operation(CacheKey key) {
        String target = key.target();
        int mark = target.indexOf('?');
        OperationTable.Found found = OperationTable.find(
                HttpMethod.GET,
                PathReader.standard().read(mark < 0 ? target : target.substring(0, mark)),
                GuidReader.standard());
        return found == null ? null : found.operation();
    }
}
