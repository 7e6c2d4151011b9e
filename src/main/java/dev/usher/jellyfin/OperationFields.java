package dev.usher.jellyfin;

import dev.usher.http.AcceptEncoding;
import dev.usher.http.CacheControl;
import dev.usher.http.EndToEnd;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The standard reading of an operation's fields. */
final class OperationFields {
    /** What the server compresses with, its favourite first. */
    private static final List<String> CODINGS = List.of("br", "gzip");
    /** The same of a single user, who must be read here; he is small. */
    private static final List<String> CODINGS_OF_A_USER = List.of("gzip", "br");

    private static final Set<Operation> OF_A_USER = EnumSet.of(
            Operation.GET_CURRENT_USER,
            Operation.GET_USER_BY_ID,
            Operation.AUTHENTICATE_USER,
            Operation.AUTHENTICATE_USER_BY_NAME);

    /** Conditions and ranges, a charset in which answers cannot be read here, and what frames a content that is read whole. */
    private static final List<String> DROPPED = List.of(
            "if-match",
            "if-none-match",
            "if-modified-since",
            "if-unmodified-since",
            "if-range",
            "range",
            "accept-charset",
            "expect",
            "content-length");

    /** The one thing that a client may ask of the cache. */
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private OperationFields() {}

    static MultiMap canonical(Operation operation, MultiMap fields) {
        return operation.isStorable() ? keyed(codings(operation), fields) : relayed(operation, fields);
    }

    private static List<String> codings(Operation operation) {
        return OF_A_USER.contains(operation) ? CODINGS_OF_A_USER : CODINGS;
    }

    private static MultiMap keyed(List<String> codings, MultiMap fields) {
        MultiMap keyed = HttpHeaders.headers();
        String accept = Profile.of(FieldText.joined(fields, HttpHeaders.ACCEPT)).mediaType();
        if (accept != null) {
            keyed.set(HttpHeaders.ACCEPT, accept);
        }
        prefer(codings, fields, keyed);
        copy(HttpHeaders.ORIGIN, fields, keyed);
        copy(HttpHeaders.IF_NONE_MATCH, fields, keyed);
        if (CacheControl.ofRequest(fields).noStore()) {
            keyed.set(HttpHeaders.CACHE_CONTROL, NO_STORE);
        }
        return keyed;
    }

    private static void prefer(List<String> codings, MultiMap from, MultiMap to) {
        if (from.contains(HttpHeaders.ACCEPT_ENCODING)) {
            String wanted = FieldText.joined(from, HttpHeaders.ACCEPT_ENCODING);
            to.set(HttpHeaders.ACCEPT_ENCODING, AcceptEncoding.preferred(wanted, codings));
        }
    }

    private static void copy(CharSequence name, MultiMap from, MultiMap to) {
        if (from.contains(name)) {
            to.set(name, FieldText.joined(from, name));
        }
    }

    private static MultiMap relayed(Operation operation, MultiMap fields) {
        MultiMap relayed = PresentedCredential.undress(EndToEnd.copy(fields));
        DROPPED.forEach(relayed::remove);
        if (OF_A_USER.contains(operation)) {
            prefer(CODINGS_OF_A_USER, fields, relayed);
        }
        return relayed;
    }
}
