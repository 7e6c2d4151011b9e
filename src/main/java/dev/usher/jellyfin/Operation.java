package dev.usher.jellyfin;

import dev.usher.service.Route;
import io.vertx.core.http.HttpMethod;
import java.util.EnumSet;
import java.util.Set;

/** What Usher knows how to answer: the Users endpoints, and Quick Connect, which is another way to sign in. */
public enum Operation implements Route {
    GET_USERS(HttpMethod.GET, "/Users"),
    UPDATE_USER(HttpMethod.POST, "/Users"),
    GET_USER_BY_ID(HttpMethod.GET, "/Users/{userId}"),
    DELETE_USER(HttpMethod.DELETE, "/Users/{userId}"),
    UPDATE_USER_POLICY(HttpMethod.POST, "/Users/{userId}/Policy"),
    UPDATE_USER_PASSWORD(HttpMethod.POST, "/Users/Password"),
    UPDATE_USER_CONFIGURATION(HttpMethod.POST, "/Users/Configuration"),
    CREATE_USER_BY_NAME(HttpMethod.POST, "/Users/New"),
    AUTHENTICATE_USER_BY_NAME(HttpMethod.POST, "/Users/AuthenticateByName"),
    AUTHENTICATE_WITH_QUICK_CONNECT(HttpMethod.POST, "/Users/AuthenticateWithQuickConnect"),
    FORGOT_PASSWORD(HttpMethod.POST, "/Users/ForgotPassword"),
    FORGOT_PASSWORD_PIN(HttpMethod.POST, "/Users/ForgotPassword/Pin"),
    GET_CURRENT_USER(HttpMethod.GET, "/Users/Me"),
    GET_PUBLIC_USERS(HttpMethod.GET, "/Users/Public"),
    /** Undocumented: the password is in the query, as {@code pw}. */
    AUTHENTICATE_USER(HttpMethod.POST, "/Users/{userId}/Authenticate"),
    QUICK_CONNECT_ENABLED(HttpMethod.GET, "/QuickConnect/Enabled"),
    QUICK_CONNECT_INITIATE(HttpMethod.POST, "/QuickConnect/Initiate"),
    QUICK_CONNECT_CONNECT(HttpMethod.GET, "/QuickConnect/Connect"),
    QUICK_CONNECT_AUTHORIZE(HttpMethod.POST, "/QuickConnect/Authorize");

    private static final Set<Operation> LOGINS = EnumSet.of(
            AUTHENTICATE_USER_BY_NAME,
            AUTHENTICATE_USER,
            AUTHENTICATE_WITH_QUICK_CONNECT,
            FORGOT_PASSWORD,
            FORGOT_PASSWORD_PIN);
    private static final Set<Operation> ANONYMOUS = EnumSet.of(
            AUTHENTICATE_USER_BY_NAME,
            AUTHENTICATE_USER,
            AUTHENTICATE_WITH_QUICK_CONNECT,
            FORGOT_PASSWORD,
            FORGOT_PASSWORD_PIN,
            GET_PUBLIC_USERS,
            QUICK_CONNECT_ENABLED,
            QUICK_CONNECT_INITIATE,
            QUICK_CONNECT_CONNECT);
    private static final Set<Operation> WRITES = EnumSet.of(
            UPDATE_USER,
            DELETE_USER,
            UPDATE_USER_POLICY,
            UPDATE_USER_PASSWORD,
            UPDATE_USER_CONFIGURATION,
            CREATE_USER_BY_NAME,
            AUTHENTICATE_USER_BY_NAME,
            AUTHENTICATE_USER,
            FORGOT_PASSWORD_PIN,
            QUICK_CONNECT_AUTHORIZE);
    private static final Set<Operation> STORABLE =
            EnumSet.of(GET_USERS, GET_USER_BY_ID, GET_CURRENT_USER, GET_PUBLIC_USERS, QUICK_CONNECT_ENABLED);

    private final HttpMethod method;
    private final String template;

    Operation(HttpMethod method, String template) {
        this.method = method;
        this.template = template;
    }

    /** The documented method. */
    public HttpMethod method() {
        return method;
    }

    /** The documented path. */
    public String template() {
        return template;
    }

    /** Whether it is a way in for someone without a token, so that guesses at it are to be limited more tightly. */
    public boolean isLogin() {
        return LOGINS.contains(this);
    }

    /** Whether the server answers 401 without a valid token. */
    public boolean needsToken() {
        return !ANONYMOUS.contains(this);
    }

    /** Whether it may change what others are answered. A login does: it writes dates, counters and devices, failed or not. */
    public boolean isWrite() {
        return WRITES.contains(this);
    }

    /** Whether its answer may be stored. */
    public boolean isStorable() {
        return STORABLE.contains(this);
    }
}
