package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.Test;

/** With whom a client ends. */
class OwnerTest extends ClientCase {

    @Test
    void clientThatAVerticleCreatesIsClosedWithIt() throws Exception {
        Promise<UsersClient> created = Promise.promise();
        String owner = Soon.value(vertx.deployVerticle(context -> {
            created.complete(UsersClient.create(vertx, options()));
            return Future.succeededFuture();
        }));
        UsersClient client = Soon.value(created.future());
        Future<Void> arrived = nextVisit();
        Future<?> call = client.getUsers();
        Soon.value(arrived);

        Soon.value(vertx.undeploy(owner));

        assertThat(failure(call)).isInstanceOf(UsersException.Closed.class);
        assertThat(failure(client.getUsers())).isInstanceOf(UsersException.Closed.class);
        origin.awaitClosed(0);
    }

    @Test
    void clientThatIsCreatedOutsideOutlivesTheVerticleThatCalledItFirst() throws Exception {
        String first = SET_UP.replace("Retry-After: 5", "Retry-After: 1");
        String second = json("200 OK", "{\"Name\":\"Ada\"}");
        origin.script = visit -> visit.answer(origin.visits.size() == 1 ? first : second);
        ClientCore core = ClientCore.create(vertx, options());
        UsersClient client = keep(StackedClient.over(core));
        Promise<Future<?>> called = Promise.promise();
        String caller = Soon.value(vertx.deployVerticle(context -> {
            called.complete(client.createUserByName("Ada", null));
            return Future.succeededFuture();
        }));
        // its deadline, and the word of the server
        Soon.until(() -> core.alarms().pending() == 2);

        Soon.value(vertx.undeploy(caller));

        Soon.value(Soon.value(called.future()));
        origin.script = visit -> visit.answer(NO_USERS);
        Soon.value(client.getPublicUsers());
        assertThat(origin.visits).hasSize(3);
    }

    @Test
    void closingVertxFailsPendingCalls() throws Exception {
        Vertx other = Vertx.vertx();
        UsersClient client = UsersClient.create(other, options());
        Future<Void> arrived = nextVisit();
        Future<?> write = client.createUserByName("Ada", null);
        Soon.value(arrived);

        Soon.value(other.close());

        UsersException failure = failure(write);
        assertThat(failure).isInstanceOf(UsersException.Closed.class);
        assertThat(failure.maybeApplied()).isTrue();
    }

    @Test
    void refusedOptionsLeaveNothingOpen() throws Exception {
        Promise<IllegalArgumentException> refused = Promise.promise();
        String owner = Soon.value(vertx.deployVerticle(context -> {
            try {
                UsersClient.create(vertx, options().setRetry(new RetryOptions().setRetries(-1)));
            } catch (IllegalArgumentException expected) {
                refused.complete(expected);
            }
            return Future.succeededFuture();
        }));

        Soon.value(vertx.undeploy(owner));

        assertThat(Soon.value(refused.future())).hasMessage("retries are zero or more: -1");
    }
}
