package dev.usher.jellyfin;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The standard reading of a credential, and the names of all fields that can hold one. */
final class PresentedFields {
    static final CharSequence X_EMBY_AUTHORIZATION = HttpHeaders.createOptimized("x-emby-authorization");
    static final CharSequence X_EMBY_TOKEN = HttpHeaders.createOptimized("x-emby-token");
    static final CharSequence X_MEDIABROWSER_TOKEN = HttpHeaders.createOptimized("x-mediabrowser-token");
    static final List<CharSequence> ALL =
            List.of(HttpHeaders.AUTHORIZATION, X_EMBY_AUTHORIZATION, X_EMBY_TOKEN, X_MEDIABROWSER_TOKEN);

    private static final List<Carrier> AFTER_THE_LIST =
            List.of(Carrier.X_EMBY_TOKEN, Carrier.X_MEDIABROWSER_TOKEN, Carrier.API_KEY, Carrier.OLD_API_KEY);

    private PresentedFields() {}

    static @Nullable PresentedCredential read(MultiMap fields, String query) {
        return areReadable(fields) ? found(fields, query) : null;
    }

    private static boolean areReadable(MultiMap fields) {
        for (CharSequence name : ALL) {
            for (String value : fields.getAll(name)) {
                if (FieldText.decode(value) == null) {
                    return false;
                }
            }
        }
        return true;
    }

    private static PresentedCredential found(MultiMap fields, String query) {
        boolean modern = !FieldText.joined(fields, HttpHeaders.AUTHORIZATION).isEmpty();
        AuthorizationList list = list(fields, modern ? HttpHeaders.AUTHORIZATION : X_EMBY_AUTHORIZATION);
        ListForm form = list == null ? ListForm.MEDIABROWSER : form(modern, list.scheme());
        String token = list == null ? "" : list.member("Token");
        Carrier carrier = Carrier.LIST;
        for (int next = 0; token.isEmpty() && next < AFTER_THE_LIST.size(); next++) {
            carrier = AFTER_THE_LIST.get(next);
            token = token(carrier, fields, query);
        }
        return PresentedCredential.of(token, carrier, list == null ? ClientIdentity.NONE : identity(list), form);
    }

    private static @Nullable AuthorizationList list(MultiMap fields, CharSequence name) {
        String first = fields.get(name);
        String text = first == null ? null : FieldText.decode(first);
        AuthorizationList list = text == null ? null : AuthorizationList.parse(text);
        return list == null || !isOurs(list.scheme()) ? null : list;
    }

    private static boolean isOurs(String scheme) {
        return Ascii.equalsIgnoreCase(scheme, "MediaBrowser") || isEmby(scheme);
    }

    private static boolean isEmby(String scheme) {
        return Ascii.equalsIgnoreCase(scheme, "Emby");
    }

    private static ListForm form(boolean modern, String scheme) {
        if (isEmby(scheme)) {
            return modern ? ListForm.EMBY : ListForm.X_EMBY;
        }
        return modern ? ListForm.MEDIABROWSER : ListForm.X_MEDIABROWSER;
    }

    private static String token(Carrier carrier, MultiMap fields, String query) {
        return switch (carrier) {
            case LIST -> "";
            case X_EMBY_TOKEN -> field(fields, X_EMBY_TOKEN);
            case X_MEDIABROWSER_TOKEN -> field(fields, X_MEDIABROWSER_TOKEN);
            case API_KEY -> QueryToken.read(query, QueryToken.API_KEY);
            case OLD_API_KEY -> QueryToken.read(query, QueryToken.OLD_API_KEY);
        };
    }

    private static String field(MultiMap fields, CharSequence name) {
        String text = FieldText.decode(FieldText.joined(fields, name));
        return text == null ? "" : text;
    }

    private static ClientIdentity identity(AuthorizationList list) {
        return new ClientIdentity(
                list.member("Client"), list.member("Device"), list.member("DeviceId"), list.member("Version"));
    }
}
