package dev.usher.client;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A call did not give what was asked for. Either an answer of another kind came ({@link Answered}), or none
 * ({@link Unanswered}); a program branches on the types. It carries no stack trace, for it is a result and not a bug, and its
 * message holds no secret of the call.
 */
public abstract sealed class UsersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String operation;
    private final boolean maybeApplied;

    private UsersException(String operation, boolean maybeApplied, String message) {
        super(operation + ": " + message, null, false, false);
        this.operation = operation;
        this.maybeApplied = maybeApplied;
    }

    /** What was called, as {@code updateUserPolicy}. */
    public String operation() {
        return operation;
    }

    /**
     * Whether the server may have done what was asked all the same. Never true for what only reads. Where it is true a
     * program looks before it repeats the call: a login, for one, ends the device's earlier session each time it is done.
     *
     * <p>A refusal counts as not applied. One of them has an effect even so: a real server that refuses to delete the last
     * administrator, with 400, has ended that user's sessions.
     */
    public boolean maybeApplied() {
        return maybeApplied;
    }

    /** An answer came, and it is not the one that was asked for. */
    public abstract static sealed class Answered extends UsersException {
        private static final long serialVersionUID = 1L;

        private final transient ErrorAnswer answer;

        private Answered(ErrorAnswer answer) {
            super(answer.operation(), answer.maybeApplied(), answer.message());
            this.answer = answer;
        }

        /** The status code. */
        public int status() {
            return answer.status();
        }

        /** The end-to-end fields. */
        public MultiMap fields() {
            return answer.fields();
        }

        /** The content. It is as the server sent it, and nobody has looked for secrets in it. */
        public ErrorBody body() {
            return answer.body();
        }

        /** How long to wait before asking again (RFC 9110 §10.2.3), where the answer says so. A day at most. */
        public Optional<Duration> retryAfter() {
            return answer.retryAfter();
        }
    }

    /** No answer came. */
    public abstract static sealed class Unanswered extends UsersException {
        private static final long serialVersionUID = 1L;

        private Unanswered(String operation, boolean maybeApplied, String message) {
            super(operation, maybeApplied, message);
        }
    }

    /** 400 or 415: the request is wrong, be it that its members are, or that they ask for what cannot be. */
    public static final class BadRequest extends Answered {
        private static final long serialVersionUID = 1L;

        BadRequest(ErrorAnswer answer) {
            super(answer);
        }

        /** What is wrong, by member, parameter or JSON path; empty where the server does not say. */
        public Map<String, List<String>> validationErrors() {
            return body() instanceof ErrorBody.Validation validation ? validation.errors() : Map.of();
        }
    }

    /**
     * 401: the token is unknown, was revoked, or belongs to a user who is disabled; at a login the name or the password is
     * wrong. A server does not say which.
     */
    public static final class Unauthorized extends Answered {
        private static final long serialVersionUID = 1L;

        Unauthorized(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** 403: known, and not allowed; at a login the account is disabled, locked out, outside its hours, or may not come from afar. */
    public static final class Forbidden extends Answered {
        private static final long serialVersionUID = 1L;

        Forbidden(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** 404: there is no such user, PIN or request of Quick Connect. */
    public static final class NotFound extends Answered {
        private static final long serialVersionUID = 1L;

        NotFound(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** 429: a limit before the server was met. The server itself has none. */
    public static final class TooManyRequests extends Answered {
        private static final long serialVersionUID = 1L;

        TooManyRequests(ErrorAnswer answer) {
            super(answer);
        }
    }

    /**
     * 503 that says when to come back, which the deadline does not reach: the server is starting, or a proxy before it finds
     * none. Also where the client did not ask, since the server had said so to an earlier call.
     */
    public static final class Starting extends Answered {
        private static final long serialVersionUID = 1L;

        Starting(ErrorAnswer answer) {
            super(answer);
        }
    }

    /**
     * 503 of a server that is loading, and does not say for how long: a {@link #retryAfter} is what the client itself would
     * have waited, had the deadline allowed it.
     */
    public static final class Loading extends Answered {
        private static final long serialVersionUID = 1L;

        Loading(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** 503 without content: the server's address filter has refused this client. Repeating does not help. */
    public static final class BlockedAddress extends Answered {
        private static final long serialVersionUID = 1L;

        BlockedAddress(ErrorAnswer answer) {
            super(answer);
        }
    }

    /**
     * A redirect, or a page where data was due: the URL lacks the server's base path, or leads to something else than a
     * Jellyfin server. A redirect is not followed, for the token would go along.
     */
    public static final class WrongBaseUrl extends Answered {
        private static final long serialVersionUID = 1L;

        WrongBaseUrl(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** A success whose content cannot be read as what was asked for. */
    public static final class Unreadable extends Answered {
        private static final long serialVersionUID = 1L;

        Unreadable(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** Any other status: 500 where the server failed, 502 or 504 of a proxy before it. */
    public static final class UnexpectedStatus extends Answered {
        private static final long serialVersionUID = 1L;

        UnexpectedStatus(ErrorAnswer answer) {
            super(answer);
        }
    }

    /** The time for an attempt, or the deadline, has passed. */
    public static final class Timeout extends Unanswered {
        private static final long serialVersionUID = 1L;

        Timeout(String operation, boolean maybeApplied, String message) {
            super(operation, maybeApplied, message);
        }
    }

    /**
     * No connection was had, or it ended or broke before the answer was whole, or the answer was too large. A write on a
     * connection that the restart of a server has just ended is of these, for it may have been read.
     */
    public static final class Connection extends Unanswered {
        private static final long serialVersionUID = 1L;

        Connection(String operation, boolean maybeApplied, String message) {
            super(operation, maybeApplied, message);
        }
    }

    /** The client is closed, or was closed meanwhile. */
    public static final class Closed extends Unanswered {
        private static final long serialVersionUID = 1L;

        Closed(String operation, boolean maybeApplied) {
            super(operation, maybeApplied, "the client is closed");
        }
    }
}
