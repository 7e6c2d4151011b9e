package dev.usher.client;

import dev.usher.model.AccessToken;
import dev.usher.model.AuthenticationResult;
import dev.usher.model.Password;
import dev.usher.model.QuickConnectResult;
import dev.usher.model.QuickConnectSecret;
import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Request;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A view: the options of its calls, and the stack that they are sent through. */
final class StackedClient implements UsersClient {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final ClientCore core;
    private final CallOptions options;
    private final AnswerReader answers;
    private final Service operations;
    private final Service information;
    private final Caller named;
    private final Caller anonymous;
    private final long deadline;

    private StackedClient(ClientCore core, CallOptions options) {
        this.core = core;
        this.options = options;
        this.answers = new AnswerReader(core.time().dates());
        int retries = Objects.requireNonNullElse(
                options.retries(), core.options().getRetry().getRetries());
        this.operations = core.stack().operations(retries);
        this.information = core.stack().information(retries);
        this.named = core.caller(options.token());
        this.anonymous = core.caller(null);
        this.deadline = Objects.requireNonNullElse(
                        options.deadline(), core.options().getDeadline())
                .toNanos();
    }

    static UsersClient create(Vertx vertx, UsersClientOptions options) {
        return over(ClientCore.create(vertx, options));
    }

    /** The first view of {@code core}. */
    static UsersClient over(ClientCore core) {
        return new StackedClient(core, CallOptions.DEFAULT);
    }

    @Override
    public <T> Future<UsersResponse<T>> send(Call<T> call) {
        Ask ask = hidingToken(call.ask());
        Service service = ask.route() == ServerRoute.PUBLIC_SYSTEM_INFO ? information : operations;
        return core.pending()
                .call(
                        ask,
                        doubt -> service.call(request(ask).withObserver(doubt))
                                .transform(answer ->
                                        answers.read(doubt.stands() ? ask.afterDoubt() : ask, call.content(), answer)));
    }

    @Override
    public Future<Boolean> isReady() {
        Ask ask = hidingToken(Ask.of("isReady", ServerRoute.HEALTH).withoutToken());
        return core.pending()
                .call(
                        ask,
                        doubt ->
                                core.stack().wire().call(request(ask)).transform(answer -> answers.health(ask, answer)))
                .onSuccess(ready -> {
                    if (ready) {
                        core.stack().isReady();
                    }
                });
    }

    private Ask hidingToken(Ask ask) {
        AccessToken token = options.token();
        return token == null ? ask : ask.hiding(token.value());
    }

    private Request request(Ask ask) {
        MultiMap fields = HttpHeaders.headers().set(HttpHeaders.ACCEPT, JSON);
        if (ask.body() instanceof Body.Full) {
            fields.set(HttpHeaders.CONTENT_TYPE, JSON);
        }
        return new Request(
                ask.method(),
                ask.target(),
                fields,
                ask.body(),
                ask.anonymous() ? anonymous : named,
                ask.route(),
                core.time().ticker().nanos() + deadline,
                Observer.NONE);
    }

    @Override
    public Future<SignedIn> authenticateUserByName(String name, @Nullable Password password) {
        return send(Call.authenticateUserByName(name, password)).map(session -> signedIn(session.value()));
    }

    @Override
    public Future<SignedIn> authenticateWithQuickConnect(QuickConnectSecret secret) {
        return send(Call.authenticateWithQuickConnect(secret)).map(session -> signedIn(session.value()));
    }

    private SignedIn signedIn(AuthenticationResult session) {
        AccessToken token = Objects.requireNonNull(session.accessToken());
        return new SignedIn(withToken(token), token, Objects.requireNonNull(session.user()), session);
    }

    @Override
    public Future<SignedIn> signInWithQuickConnect(Consumer<QuickConnectResult> show) {
        Duration interval = core.options().getQuickConnectInterval();
        return new QuickConnectSignIn(this, core.time(), interval, core.pending()).start(show);
    }

    @Override
    public UsersClient withOptions(CallOptions newOptions) {
        return new StackedClient(core, newOptions);
    }

    @Override
    public CallOptions options() {
        return options;
    }

    @Override
    public Future<Void> close() {
        return core.close();
    }
}
