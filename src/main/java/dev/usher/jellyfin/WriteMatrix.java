package dev.usher.jellyfin;

import dev.usher.cache.Scope;
import dev.usher.model.Guid;
import dev.usher.service.Request;
import dev.usher.service.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which stored answers each write can change: those that show the user it is about, the lists, which show all, and what his
 * tokens may read. It does not matter whether the server has refused or failed, for it may have acted all the same: a refused
 * DELETE has ended his sessions, a wrong password has been counted. Where nobody knows whom it is about, it is the whole server.
 */
final class WriteMatrix {
    private final KnownOwners owners;

    WriteMatrix(KnownOwners owners) {
        this.owners = owners;
    }

    /** What {@code request} for a write may have changed, given the answer, or null where none came. */
    Scope reach(Operation operation, Request request, @Nullable Response response) {
        if (operation.needsToken() && isRefused(response)) {
            return Scope.NOTHING;
        }
        return switch (operation) {
            case UPDATE_USER_CONFIGURATION -> shown(target(operation, request));
            case UPDATE_USER -> about(target(operation, request), WriteMatrix::identity);
            case UPDATE_USER_POLICY, UPDATE_USER_PASSWORD, DELETE_USER, QUICK_CONNECT_AUTHORIZE ->
                about(target(operation, request), WriteMatrix::access);
            case AUTHENTICATE_USER, AUTHENTICATE_USER_BY_NAME -> login(operation, request, response);
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
        return about(id, WriteMatrix::shownOf);
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

    private static Scope about(@Nullable String id, Function<String, List<String>> change) {
        return id == null ? Scope.EVERYTHING : Scope.of(change.apply(id));
    }

    private static List<String> shownOf(String id) {
        return List.of(Subjects.user(id), Subjects.LISTS);
    }

    /** What is shown of him, and what his tokens may read. */
    private static List<String> access(String id) {
        return with(shownOf(id), Subjects.tokensOf(id), Subjects.TOKENS_OF_SOMEBODY);
    }

    /** All that, and what he is called. */
    private static List<String> identity(String id) {
        return with(access(id), Subjects.nameOf(id));
    }

    /**
     * A login ends the tokens that its user has on its device, whoever he is: the server may let somebody in by another name than was
     * sent. One that fails is counted, and may lock him out; one that is malformed was not tried.
     */
    private Scope login(Operation operation, Request request, @Nullable Response response) {
        if (response != null && response.status() == 400) {
            return Scope.NOTHING;
        }
        if (response != null && response.status() == 200) {
            Person user = Person.letInBy(response);
            return user == null ? Scope.EVERYTHING : Scope.of(entered(user));
        }
        return operation == Operation.AUTHENTICATE_USER
                ? about(target(operation, request), WriteMatrix::access)
                : refused(LoginContent.of(request));
    }

    private static List<String> entered(Person user) {
        return with(access(user.id()), Subjects.named(user.name()), Subjects.tokensOfNamed(user.name()));
    }

    private static Scope refused(@Nullable LoginContent content) {
        if (content == null || content.userName() == null) {
            return Scope.EVERYTHING;
        }
        String name = Person.withoutCase(content.userName());
        return Scope.of(List.of(
                Subjects.named(name), Subjects.LISTS, Subjects.tokensOfNamed(name), Subjects.TOKENS_OF_SOMEBODY));
    }

    private static List<String> with(List<String> subjects, String... others) {
        List<String> all = new ArrayList<>(subjects);
        all.addAll(List.of(others));
        return all;
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
        String id = ids.isEmpty() || ids.get(0).isEmpty() ? null : Guid.digits(ids.get(0));
        return ids.isEmpty() || ids.get(0).isEmpty() || Guid.EMPTY.equals(id)
                ? owners.idOf(request.caller().tokenHash())
                : id;
    }
}
