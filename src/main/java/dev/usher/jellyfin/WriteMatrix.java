package dev.usher.jellyfin;

import dev.usher.cache.Scope;
import dev.usher.model.Guid;
import dev.usher.service.Request;
import dev.usher.service.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which stored answers each write can change: those that show the user it is about, the lists, which show all, and what his
 * tokens may read. It does not matter whether the server has refused or failed, for it may have acted all the same: a refused
 * DELETE has ended his sessions, a wrong password has been counted. Where nobody knows whom it is about, it is the whole server.
 */
final class WriteMatrix {
    private final TokenOwners owners;

    /** What comes of a write about one user. */
    private enum Change {
        /** What is shown of him. */
        SHOWN,
        /** That, and what his tokens may read. */
        TOKENS,
        /** All that, and what he is called. */
        NAME
    }

    WriteMatrix(TokenOwners owners) {
        this.owners = owners;
    }

    /** What {@code request} for a write may have changed, given the answer, or null where none came. */
    Scope reach(Operation operation, Request request, @Nullable Response response) {
        if (operation.needsToken() && isRefused(response)) {
            return Scope.NOTHING;
        }
        return switch (operation) {
            case UPDATE_USER_CONFIGURATION -> about(target(operation, request), Change.SHOWN);
            case UPDATE_USER -> about(target(operation, request), Change.NAME);
            case UPDATE_USER_POLICY, UPDATE_USER_PASSWORD, DELETE_USER, AUTHENTICATE_USER, QUICK_CONNECT_AUTHORIZE ->
                about(target(operation, request), Change.TOKENS);
            case AUTHENTICATE_USER_BY_NAME -> login(LoginContent.of(request));
            case CREATE_USER_BY_NAME -> Scope.of(List.of(Subjects.LISTS));
            default -> Scope.EVERYTHING;
        };
    }

    /** Whether the server has refused the token, before it has looked at anything else. */
    static boolean isRefused(@Nullable Response response) {
        return response != null && response.status() == 401;
    }

    /** What is shown of the user with this id, or of anybody where it is null. */
    Scope shown(@Nullable String id) {
        return about(id, Change.SHOWN);
    }

    /** What is shown of the user whom {@code query} names, or of whoever asks where it names none. */
    Scope shown(Request request, String query) {
        return shown(queried(request, query));
    }

    /** What is shown of whoever asks. Where nobody knows him it is nothing: it is a date, and lifetimes are shorter than its minute. */
    Scope date(Request request) {
        String id = owners.idOf(request.caller().tokenHash());
        return id == null ? Scope.NOTHING : shown(id);
    }

    private static Scope about(@Nullable String id, Change change) {
        if (id == null) {
            return Scope.EVERYTHING;
        }
        return switch (change) {
            case SHOWN -> Scope.of(List.of(Subjects.user(id), Subjects.LISTS));
            case TOKENS ->
                Scope.of(
                        List.of(Subjects.user(id), Subjects.LISTS, Subjects.tokensOf(id), Subjects.TOKENS_OF_SOMEBODY));
            case NAME ->
                Scope.of(List.of(
                        Subjects.user(id),
                        Subjects.LISTS,
                        Subjects.tokensOf(id),
                        Subjects.TOKENS_OF_SOMEBODY,
                        Subjects.nameOf(id)));
        };
    }

    /** Dates, or a counter and with it a lock; and the device loses the token it had. */
    private static Scope login(@Nullable LoginContent content) {
        if (content == null || content.userName() == null) {
            return Scope.EVERYTHING;
        }
        String name = Person.withoutCase(content.userName());
        return Scope.of(List.of(
                Subjects.named(name), Subjects.LISTS, Subjects.tokensOfNamed(name), Subjects.TOKENS_OF_SOMEBODY));
    }

    /** The id of the user whom a write is about: of its path, of its query, or that of whoever asks. */
    private @Nullable String target(Operation operation, Request request) {
        int mark = request.target().indexOf('?');
        String path = mark < 0 ? request.target() : request.target().substring(0, mark);
        return path.equals(operation.template())
                ? queried(request, mark < 0 ? "" : request.target().substring(mark + 1))
                : Guid.digits(path.split("/")[2]);
    }

    /** That of the query, or of whoever asks where it says nothing; null where it can be read in two ways. */
    private @Nullable String queried(Request request, String query) {
        List<QueryParameter> parameters = QueryParameter.parse(query);
        List<String> ids = parameters.stream()
                .filter(parameter -> parameter.isNamed("userId"))
                .map(QueryParameter::value)
                .toList();
        if (ids.size() > 1
                || parameters.stream().anyMatch(parameter -> parameter.name().contains("="))) {
            return null;
        }
        return ids.isEmpty() || ids.get(0).isEmpty()
                ? owners.idOf(request.caller().tokenHash())
                : Guid.digits(ids.get(0));
    }
}
