package dev.usher.client;

import dev.usher.model.Password;
import dev.usher.model.UpdateUserPassword;
import dev.usher.model.UserConfiguration;
import dev.usher.model.UserDto;
import dev.usher.model.UserPolicy;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reading and changing users. Every operation that needs a token fails with {@link UsersException.Unauthorized} where the
 * token is missing, unknown, revoked, or that of a disabled user, and with {@link UsersException.Forbidden} where the user may
 * not come from this address; the operations do not tell that again. API keys count as administrators who are nobody.
 */
public interface UserOperations extends CallSender {

    /** All users: {@link #getUsers(UserFilter)} with {@link UserFilter#ALL}. */
    default Future<List<UserDto>> getUsers() {
        return getUsers(UserFilter.ALL);
    }

    /**
     * Lists users with their policies and configurations, sorted by name.
     *
     * <p>For anyone who is signed in, administrator or not. 200 is the list. 403 outside the caller's access schedules.
     * {@code GET /Users}; a real server answers it about 30 times a second.
     */
    default Future<List<UserDto>> getUsers(UserFilter filter) {
        return send(Call.getUsers(filter)).map(UsersResponse::value);
    }

    /**
     * Lists those whom a login page may show: neither hidden nor disabled, and from outside the local network only those who
     * may come from there.
     *
     * <p>For anyone; with a token only those who may use its device. 200 is the list, which on a fresh server is empty, for
     * its first user is hidden. {@code GET /Users/Public}.
     */
    default Future<List<UserDto>> getPublicUsers() {
        return send(Call.getPublicUsers()).map(UsersResponse::value);
    }

    /**
     * Reads a user.
     *
     * <p>For anyone who is signed in, also outside the own access schedules, and of any user. 200 is the user. 400 for the
     * zero GUID, 404 ({@link UsersException.NotFound}) where there is no such user. {@code GET /Users/{userId}}.
     */
    default Future<UserDto> getUserById(UUID userId) {
        return send(Call.getUserById(userId)).map(UsersResponse::value);
    }

    /**
     * Reads the user whose token this is.
     *
     * <p>For anyone who is signed in. 200 is the user. 400 for an API key, which is nobody's, and where the user is gone. 403
     * outside the access schedules. {@code GET /Users/Me}.
     */
    default Future<UserDto> getCurrentUser() {
        return send(Call.getCurrentUser()).map(UsersResponse::value);
    }

    /**
     * Makes a user: no administrator, hidden, with access to everything.
     *
     * <p>For administrators. 200 (not 201) is the user; on 10.11.9 to 10.11.11 it says that there is no password even if one
     * was given, and a later read is right. 400 where the name is taken in any case, blank, or holds more than letters, digits,
     * blanks and {@code - ' . _ @ +}. 403 for others. {@code POST /Users/New}.
     *
     * @param password null for none
     */
    default Future<UserDto> createUserByName(String name, @Nullable Password password) {
        return send(Call.createUserByName(name, password)).map(UsersResponse::value);
    }

    /**
     * Removes a user and ends the user's sessions.
     *
     * <p>For administrators. 204 is done. 404 where there is no such user. 400 for the last administrator and 500 for the last
     * user: both have ended that user's sessions all the same, the caller's own among them. 403 for others. Where an answer
     * never came the call is repeated, and 404 may then mean that it was done: {@link UsersException#maybeApplied} tells.
     * {@code DELETE /Users/{userId}}.
     */
    default Future<Void> deleteUser(UUID userId) {
        return send(Call.deleteUser(userId)).mapEmpty();
    }

    /**
     * Replaces a user's name and configuration; nothing else of {@code user} is used.
     *
     * <p>For administrators, and for the user, unless the policy forbids changes of the own settings (403). 204 is done. 400
     * where the name is as {@link #createUserByName} refuses it, or differs only in case (10.11.9 to 10.11.11); 400 also for
     * a policy without providers. 404 where there is no such user. {@code POST /Users}.
     *
     * @throws IllegalArgumentException if {@code user} has no configuration, for the server would take that for the defaults
     */
    default Future<Void> updateUser(UUID userId, UserDto user) {
        return send(Call.updateUser(userId, user)).mapEmpty();
    }

    /** Replaces the caller's own name and configuration: as {@link #updateUser(UUID, UserDto)}, but not for API keys (400). */
    default Future<Void> updateUser(UserDto user) {
        return send(Call.updateUser(null, user)).mapEmpty();
    }

    /**
     * Reads a user, changes name or configuration, and writes back all that was read. What others change between the reading
     * and the writing is lost, for a server knows no conditional requests.
     *
     * <p>The results are those of {@link #getUserById} and {@link #updateUser(UUID, UserDto)}.
     *
     * @return what was written; where {@code change} throws, that, and nothing is written
     */
    default Future<UserDto> updateUser(UUID userId, UnaryOperator<UserDto> change) {
        return getUserById(userId).compose(read -> {
            UserDto changed = change.apply(read);
            return updateUser(userId, changed).map(changed);
        });
    }

    /**
     * Replaces all that a user may do. What {@code policy} leaves out is set to its default, so that it should begin with what
     * was read: see {@link #updatePolicy}.
     *
     * <p>For administrators. 204 is done; a user who is newly disabled has lost all sessions. 400 where a provider is missing.
     * 403 where no administrator, or no enabled user, would remain, for disabling an administrator, and for other callers. 404
     * where there is no such user. {@code POST /Users/{userId}/Policy}.
     */
    default Future<Void> updateUserPolicy(UUID userId, UserPolicy policy) {
        return send(Call.updateUserPolicy(userId, policy)).mapEmpty();
    }

    /**
     * Reads what a user may do, changes it, and writes back all that was read, members of newer servers included. What others
     * change meanwhile is lost, the count of failed logins among it; and {@code EnableLyricManagement} is cleared, which no
     * server shows.
     *
     * <p>The results are those of {@link #getUserById} and {@link #updateUserPolicy}.
     *
     * @return what was written; where {@code change} throws, that, and nothing is written
     */
    default Future<UserPolicy> updatePolicy(UUID userId, UnaryOperator<UserPolicy> change) {
        return getUserById(userId).compose(read -> {
            UserPolicy changed = change.apply(required(read.policy(), "policy"));
            return updateUserPolicy(userId, changed).map(changed);
        });
    }

    /**
     * Replaces all that a user prefers. What {@code configuration} leaves out is set to its default, so that it should begin
     * with what was read: see {@link #updateConfiguration}.
     *
     * <p>For administrators, and for the user, unless the policy forbids changes of the own settings (403). 204 is done. 404
     * where there is no such user. {@code POST /Users/Configuration}.
     */
    default Future<Void> updateUserConfiguration(UUID userId, UserConfiguration configuration) {
        return send(Call.updateUserConfiguration(userId, configuration)).mapEmpty();
    }

    /**
     * Replaces all that the caller prefers: as {@link #updateUserConfiguration(UUID, UserConfiguration)}, but not for API keys
     * (400).
     */
    default Future<Void> updateUserConfiguration(UserConfiguration configuration) {
        return send(Call.updateUserConfiguration(null, configuration)).mapEmpty();
    }

    /**
     * Reads what a user prefers, changes it, and writes back all that was read, members of newer servers included. What others
     * change meanwhile is lost.
     *
     * <p>The results are those of {@link #getUserById} and {@link #updateUserConfiguration}.
     *
     * @return what was written; where {@code change} throws, that, and nothing is written
     */
    default Future<UserConfiguration> updateConfiguration(UUID userId, UnaryOperator<UserConfiguration> change) {
        return getUserById(userId).compose(read -> {
            UserConfiguration changed = change.apply(required(read.configuration(), "configuration"));
            return updateUserConfiguration(userId, changed).map(changed);
        });
    }

    /**
     * Changes or removes a user's password, and ends all sessions of the user but the caller's. Removing it with
     * {@link UpdateUserPassword#reset()} ends none.
     *
     * <p>For administrators, who need the current password only for their own user; and for the user, unless the policy
     * forbids changes of the own settings (403). 204 is done. 403 where the current password is wrong, which counts as a failed
     * login; on 12 such failures lock out. 400 for removing an administrator's password. 404 where there is no such user.
     * {@code POST /Users/Password}.
     */
    default Future<Void> updateUserPassword(UUID userId, UpdateUserPassword change) {
        return send(Call.updateUserPassword(userId, change)).mapEmpty();
    }

    /**
     * Changes the caller's own password: as {@link #updateUserPassword(UUID, UpdateUserPassword)}, but not for API keys (400),
     * and an administrator needs no current password here.
     */
    default Future<Void> updateUserPassword(UpdateUserPassword change) {
        return send(Call.updateUserPassword(null, change)).mapEmpty();
    }

    /** The part of a user that a change begins with. Every server sends it. */
    private static <P> P required(@Nullable P part, String name) {
        if (part == null) {
            throw new IllegalStateException(
                    "the server has sent a user without a " + name + ", which cannot be changed then");
        }
        return part;
    }
}
