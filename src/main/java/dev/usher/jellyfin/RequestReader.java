package dev.usher.jellyfin;

import dev.usher.http.EndToEnd;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings requests to one spelling. Each component is one step of it, a function that another may replace.
 *
 * @param path reads the path
 * @param guid reads an id in it
 * @param query reads the query of an operation
 * @param credential finds out who asks
 * @param field reads the fields of an operation
 */
public record RequestReader(
        PathReader path, GuidReader guid, QueryReader query, CredentialReader credential, FieldReader field) {
    private static final RequestReader STANDARD = new RequestReader(
            PathReader.standard(),
            GuidReader.standard(),
            QueryReader.standard(),
            CredentialReader.standard(),
            FieldReader.standard());

    /** Reads as Jellyfin 10.11 does. */
    public static RequestReader standard() {
        return STANDARD;
    }

    /** The same reader but for this step. */
    public RequestReader withPath(PathReader newPath) {
        return new RequestReader(newPath, guid, query, credential, field);
    }

    /** The same reader but for this step. */
    public RequestReader withGuid(GuidReader newGuid) {
        return new RequestReader(path, newGuid, query, credential, field);
    }

    /** The same reader but for this step. */
    public RequestReader withQuery(QueryReader newQuery) {
        return new RequestReader(path, guid, newQuery, credential, field);
    }

    /** The same reader but for this step. */
    public RequestReader withCredential(CredentialReader newCredential) {
        return new RequestReader(path, guid, query, newCredential, field);
    }

    /** The same reader but for this step. */
    public RequestReader withField(FieldReader newField) {
        return new RequestReader(path, guid, query, credential, newField);
    }

    /**
     * Reads a request below {@code basePath}, which is empty or begins with a slash; what is not below it is a stream.
     *
     * @param target the target as it came, in origin or absolute form; whether its authority is ours is the edge's to check
     * @param fields the fields as they came
     * @return null where a field of an operation cannot be read: the server answers that with an empty 400
     */
    public @Nullable Reading read(HttpMethod method, String target, MultiMap fields, String basePath) {
        String origin = AbsoluteForm.strip(target);
        int mark = origin.indexOf('?');
        String rawQuery = mark < 0 ? "" : origin.substring(mark + 1);
        List<Segment> all = path.read(mark < 0 ? origin : origin.substring(0, mark));
        List<Segment> segments = BasePath.strip(basePath, all);
        PresentedCredential presented = presented(fields, rawQuery, segments);
        OperationTable.Found found = OperationTable.find(method, segments, guid);
        if (found == null) {
            return new Reading(
                    new Match(stream(method, all, segments), origin),
                    presented == null ? PresentedCredential.NONE : presented,
                    StreamFields.endToEnd(fields));
        }
        return presented == null ? null : reading(found, rawQuery, presented, fields);
    }

    /** Reads an upgrade to a WebSocket: its path is any, an operation's too, and its target goes up as it came. */
    public Reading readUpgrade(String target, MultiMap fields) {
        int mark = target.indexOf('?');
        String rawQuery = mark < 0 ? "" : target.substring(mark + 1);
        List<Segment> segments = path.read(mark < 0 ? target : target.substring(0, mark));
        PresentedCredential presented = presented(fields, rawQuery, segments);
        return new Reading(
                new Match(HousePaths.contains(segments) ? Stream.HOUSE : Stream.SOCKET, target),
                presented == null ? PresentedCredential.NONE : presented,
                EndToEnd.copy(fields));
    }

    private static Stream stream(HttpMethod method, List<Segment> all, List<Segment> belowBase) {
        if (HousePaths.contains(all)) {
            return Stream.HOUSE;
        }
        return WatchedPaths.contains(method, belowBase) ? Stream.WATCHED : Stream.OTHER;
    }

    private @Nullable PresentedCredential presented(MultiMap fields, String rawQuery, List<Segment> segments) {
        PresentedCredential presented = credential.read(fields, rawQuery);
        return presented != null && LegacyPrefix.isTranslated(segments) ? presented.behindPrefix() : presented;
    }

    private Reading reading(
            OperationTable.Found found, String rawQuery, PresentedCredential presented, MultiMap fields) {
        String canonical = query.read(found.operation(), rawQuery);
        String target = canonical.isEmpty() ? found.path() : found.path() + "?" + canonical;
        return new Reading(new Match(found.operation(), target), presented, field.read(found.operation(), fields));
    }
}
