package dev.usher.jellyfin;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Translates the old forms of a request that is relayed as it came: a stream, or the upgrade to a WebSocket. What a server
 * that reads the old forms would have found in it, any server finds in the translation.
 */
public final class LegacyBridge {
    private static final List<CharSequence> OLD_FIELDS = List.of(
            PresentedFields.X_EMBY_AUTHORIZATION, PresentedFields.X_EMBY_TOKEN, PresentedFields.X_MEDIABROWSER_TOKEN);

    /**
     * A translated request.
     *
     * @param target path and query
     * @param fields those that were given where none had to change, else a copy
     */
    public record Translation(String target, MultiMap fields) {
        /** Nothing of either: both may hold a token. */
        @Override
        public String toString() {
            return "Translation";
        }
    }

    private LegacyBridge() {}

    /**
     * Takes the prefix off {@code target}, and where there is an old carrier of a credential, leaves of all carriers the one
     * that counts, in a modern place. A token that was in the query stays there, for a server puts its query into the addresses
     * of the parts of a video. Without anything old nothing is touched; nor is a request whose fields cannot be read, which
     * every server refuses.
     *
     * @param target in origin form, path and query as they came
     * @param fields as they came; they are not changed
     */
    public static Translation translate(String target, MultiMap fields) {
        int mark = target.indexOf('?');
        String query = mark < 0 ? "" : target.substring(mark + 1);
        PresentedCredential presented = PresentedFields.read(fields, query);
        if (presented == null) {
            return new Translation(target, fields);
        }
        String path = LegacyPrefix.strip(mark < 0 ? target : target.substring(0, mark));
        if (!isOld(fields, query)) {
            return new Translation(mark < 0 ? path : path + "?" + query, fields);
        }
        String token = presented.token();
        boolean inQuery = token != null && QueryToken.holds(query, token);
        String rest = QueryToken.replace(query, inQuery ? token : null);
        return new Translation(
                rest.isEmpty() ? path : path + "?" + rest,
                presented.modern(inQuery ? Carrier.API_KEY : Carrier.LIST).dress(fields));
    }

    private static boolean isOld(MultiMap fields, String query) {
        return OLD_FIELDS.stream().anyMatch(fields::contains)
                || isEmby(fields.get(HttpHeaders.AUTHORIZATION))
                || QueryToken.isNamed(query, QueryToken.OLD_API_KEY);
    }

    private static boolean isEmby(@Nullable String authorization) {
        return authorization != null && Ascii.equalsIgnoreCase(authorization.split(" ", 2)[0], ListForm.EMBY.scheme());
    }
}
