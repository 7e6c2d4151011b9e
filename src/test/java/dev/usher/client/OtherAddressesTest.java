package dev.usher.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.model.Password;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Origin;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server that is at several addresses, of which the first does not answer. */
class OtherAddressesTest extends ClientCase {
    private static final URI NO_NAME = URI.create("http://name.invalid");

    private final ManualTime time = new ManualTime();

    private UsersClientOptions options(URI url, URI... others) {
        return options()
                .setUrl(url.toString())
                .setOtherUrls(List.of(others).stream().map(URI::toString).toList());
    }

    @Test
    void whereNobodyIsAtTheUrlTheNextIsCalledOnceAndStaysInUse() throws Exception {
        origin.script = visit -> visit.answer(NO_USERS);
        UsersClient client = open(options(Origin.nobody(), NO_NAME, origin.url("")));

        assertThat(Soon.value(client.getUsers())).isEmpty();
        assertThat(Soon.value(client.getPublicUsers())).isEmpty();

        assertThat(origin.visits).hasSize(2).allMatch(visit -> visit.head().contains(origin.authority()));
    }

    @Test
    void callsReturnToTheUrlAMinuteAfterSomebodyIsThere() throws Exception {
        URI url = Origin.nobody();
        origin.script = visit -> visit.answer(NO_USERS);
        UsersClient client = StackedClient.over(core(options(url, origin.url("")), time));
        Soon.value(client.getUsers());
        Origin first = Origin.listen(vertx, url.getPort());
        first.script = visit -> visit.answer(NO_USERS);

        Soon.value(client.getUsers());
        assertThat(first.visits).isEmpty();
        time.advance(Duration.ofMinutes(1));
        Soon.value(client.getUsers());

        assertThat(first.visits).hasSize(1);
        assertThat(origin.visits).hasSize(2);
        first.close();
    }

    @Test
    void writeThatFoundNobodyAnywhereWasNeverSent() throws Exception {
        UsersClient client = open(options(Origin.nobody(), NO_NAME, Origin.nobody())
                .setRetry(new RetryOptions().setRetries(0))
                .setDeadline(Duration.ofSeconds(5)));

        Future<?> login = client.authenticateUserByName("Ada", new Password("correct horse"));

        assertThat(failure(UsersException.Connection.class, login).maybeApplied())
                .isFalse();
    }

    @Test
    void writeThatWasSentIsRepeatedAtNoOtherAddress() throws Exception {
        Origin first = Origin.listen(vertx);
        first.script = visit -> visit.socket().close();
        UsersClient client = open(options(first.url(""), origin.url("")));

        Future<?> creation = client.createUserByName("Ada", null);

        assertThat(failure(UsersException.Connection.class, creation).maybeApplied())
                .isTrue();
        assertThat(first.visits).hasSize(1);
        assertThat(origin.visits).isEmpty();
        first.close();
    }
}
