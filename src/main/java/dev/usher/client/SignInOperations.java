package dev.usher.client;

import dev.usher.model.ForgotPasswordResult;
import dev.usher.model.Password;
import dev.usher.model.Pin;
import dev.usher.model.PinRedeemResult;
import dev.usher.model.QuickConnectResult;
import dev.usher.model.QuickConnectSecret;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Ways in and out. A way in is for anyone, and its calls never carry the token of the view that makes them. A login is not
 * idempotent: it ends the earlier sessions of the same user and device.
 */
public interface SignInOperations extends CallSender {

    /**
     * Signs in with name and password.
     *
     * <p>200 is the session. 401 ({@link UsersException.Unauthorized}) where the name or the password is wrong, whichever. 403
     * where the user is disabled or locked out, may not come from here or now, or has too many sessions: the first three even
     * if the password is wrong. 400 for a blank name. {@code POST /Users/AuthenticateByName}.
     *
     * @param name compared without regard to case
     * @param password null or empty for a user without one
     */
    Future<SignedIn> authenticateUserByName(String name, @Nullable Password password);

    /**
     * Signs in with a request of Quick Connect that was authorized; {@link #signInWithQuickConnect} does all of it.
     *
     * <p>200 is the session, the same each time until ten minutes after it was authorized. 404 where the secret is unknown, not
     * authorized yet or no longer good; 401 where Quick Connect is switched off. {@code POST /Users/AuthenticateWithQuickConnect}.
     */
    Future<SignedIn> authenticateWithQuickConnect(QuickConnectSecret secret);

    /**
     * Signs in by Quick Connect: asks for a code, hands it to {@code show}, which puts it before the user, and waits until
     * somebody who is signed in elsewhere has authorized it. It asks every {@link UsersClientOptions#getQuickConnectInterval},
     * and goes on asking while the server starts or cannot be reached.
     *
     * <p>The results are those of {@link #initiateQuickConnect} and {@link #authenticateWithQuickConnect};
     * {@link UsersException.NotFound} where nobody has authorized it for ten minutes.
     *
     * @param show is called once, on the caller's context
     */
    Future<SignedIn> signInWithQuickConnect(Consumer<QuickConnectResult> show);

    /**
     * Tells whether Quick Connect is switched on.
     *
     * <p>200 is yes or no. {@code GET /QuickConnect/Enabled}.
     */
    default Future<Boolean> getQuickConnectEnabled() {
        return send(Call.getQuickConnectEnabled()).map(UsersResponse::value);
    }

    /**
     * Makes a request of Quick Connect for this client's device.
     *
     * <p>200 is the request with its code and its secret, good for ten minutes. 401 where Quick Connect is switched off.
     * {@code POST /QuickConnect/Initiate}.
     */
    default Future<QuickConnectResult> initiateQuickConnect() {
        return send(Call.initiateQuickConnect()).map(UsersResponse::value);
    }

    /**
     * Tells whether a request of Quick Connect has been authorized.
     *
     * <p>200 is the request. 404 where the secret is unknown or no longer good; 401 where Quick Connect is switched off.
     * {@code GET /QuickConnect/Connect}.
     */
    default Future<QuickConnectResult> getQuickConnectState(QuickConnectSecret secret) {
        return send(Call.getQuickConnectState(secret)).map(UsersResponse::value);
    }

    /**
     * Lets the device that shows {@code code} sign in as the caller's own user.
     *
     * <p>For anyone who is signed in. 200 is true. 404 where there is no such code; 500 where it was authorized already; 401
     * where Quick Connect is switched off. It is a login of that device: earlier sessions of the same user and device id end,
     * also the caller's own if the two are the same. {@code POST /QuickConnect/Authorize}.
     */
    default Future<Boolean> authorizeQuickConnect(String code) {
        return send(Call.authorizeQuickConnect(code, null)).map(UsersResponse::value);
    }

    /**
     * Lets the device that shows {@code code} sign in as the user {@code userId}: for administrators, and for that user; 403
     * for others. Else as {@link #authorizeQuickConnect(String)}.
     */
    default Future<Boolean> authorizeQuickConnect(String code, UUID userId) {
        return send(Call.authorizeQuickConnect(code, userId)).map(UsersResponse::value);
    }

    /**
     * Asks the server to write a PIN to a file on its disk, with which the password of {@code name} can be set anew.
     *
     * <p>200 says where the file would be, also for names that do not exist and for callers from outside the local network,
     * for whom none is written. 400 for a blank name. {@code POST /Users/ForgotPassword}.
     */
    default Future<ForgotPasswordResult> forgotPassword(String name) {
        return send(Call.forgotPassword(name)).map(UsersResponse::value);
    }

    /**
     * Makes a PIN the password of the user for whom it was written, just as it is spelt here. No session ends.
     *
     * <p>200 names the user. 404 where the PIN is wrong or older than half an hour. {@code POST /Users/ForgotPassword/Pin}.
     */
    default Future<PinRedeemResult> forgotPasswordPin(Pin pin) {
        return send(Call.forgotPasswordPin(pin)).map(UsersResponse::value);
    }

    /**
     * Ends the session whose token this view carries, and all other sessions of its device.
     *
     * <p>For anyone who is signed in; for an API key it does nothing. 204 is done. 401 where it had ended already.
     * {@code POST /Sessions/Logout}.
     */
    default Future<Void> logout() {
        return send(Call.logout()).mapEmpty();
    }
}
