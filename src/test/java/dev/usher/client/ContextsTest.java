package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Origin;
import dev.usher.testing.Soon;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where results come back. */
class ContextsTest extends ClientCase {
    private static final String CODE = json("200 OK", "{\"Secret\":\"a-secret-of-a-test\",\"Code\":\"123456\"}");

    /** The context that called, and the one on which it heard of the result. */
    private record Calls(Context asked, Context heard) {}

    private Calls callsIn(ThreadingModel model, Function<UsersClient, Future<?>> call) throws Exception {
        UsersClient client = open(options());
        Promise<Calls> calls = Promise.promise();
        DeploymentOptions deployment = new DeploymentOptions().setThreadingModel(model);
        Soon.value(vertx.deployVerticle(
                asked -> {
                    call.apply(client).onComplete(done -> calls.complete(new Calls(asked, Vertx.currentContext())));
                    return Future.succeededFuture();
                },
                deployment));
        return Soon.value(calls.future());
    }

    @ParameterizedTest
    @EnumSource(
            value = ThreadingModel.class,
            names = {"EVENT_LOOP", "WORKER"})
    void futureCompletesOnItsCallersContext(ThreadingModel model) throws Exception {
        origin.script = visit -> visit.answer(NO_USERS);

        Calls calls = callsIn(model, UsersClient::getPublicUsers);

        assertThat(calls.heard()).isSameAs(calls.asked());
    }

    @ParameterizedTest
    @EnumSource(
            value = ThreadingModel.class,
            names = {"EVENT_LOOP", "WORKER"})
    void failureAndReadinessCompleteOnTheirCallersContext(ThreadingModel model) throws Exception {
        origin.script = visit -> visit.answer(json("404 Not Found", "{}"));

        Calls failed = callsIn(model, UsersClient::getPublicUsers);
        Calls unready = callsIn(model, UsersClient::isReady);

        assertThat(failed.heard()).isSameAs(failed.asked());
        assertThat(unready.heard()).isSameAs(unready.asked());
    }

    @ParameterizedTest
    @EnumSource(
            value = ThreadingModel.class,
            names = {"EVENT_LOOP", "WORKER"})
    void codeIsShownOnTheCallersContextAndSoIsTheSignIn(ThreadingModel model) throws Exception {
        origin.script = visit -> visit.answer(visit.head().startsWith("POST") ? CODE : json("404 Not Found", "{}"));
        Promise<Context> shown = Promise.promise();

        Calls calls =
                callsIn(model, client -> client.signInWithQuickConnect(code -> shown.complete(Vertx.currentContext())));

        assertThat(calls.heard()).isSameAs(calls.asked());
        assertThat(Soon.value(shown.future())).isSameAs(calls.asked());
    }

    @Override
    UsersClientOptions options() {
        return super.options().setQuickConnectInterval(Duration.ofMillis(1));
    }

    @Test
    void callerWithoutAContextHearsOnAnEventLoop() throws Exception {
        Promise<Boolean> onEventLoop = Promise.promise();
        Future<Void> arrived = nextVisit();
        open(options()).getPublicUsers().onComplete(done -> onEventLoop.complete(Context.isOnEventLoopThread()));
        Soon.value(arrived);

        origin.visits.forEach(visit -> visit.answer(NO_USERS));

        assertThat(Soon.value(onEventLoop.future())).isTrue();
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "there are no virtual threads before Java 21")
    void virtualThreadAwaits() throws Exception {
        origin.script = visit -> visit.answer(NO_USERS);
        UsersClient client = open(options());
        Promise<Integer> users = Promise.promise();

        Soon.value(vertx.deployVerticle(
                context -> {
                    client.isReady().await();
                    users.complete(client.getPublicUsers().await().size());
                    assertThat(Vertx.currentContext()).isSameAs(context);
                    return Future.succeededFuture();
                },
                new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD)));

        assertThat(Soon.value(users.future())).isZero();
        assertThat(origin.visits).extracting(Origin.Visit::head).hasSize(2);
    }
}
