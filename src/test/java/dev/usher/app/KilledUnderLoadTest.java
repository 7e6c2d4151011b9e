package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.app.Executioner.Sentence;
import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault.Moment;
import dev.usher.fake.Phase;
import dev.usher.testing.HeldPort;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A server that is killed under load, in the middle of what it does, and starts again in every way it can. */
@ExtendWith(VertxExtension.class)
@Timeout(180)
class KilledUnderLoadTest {
    private static final int CLIENTS = 16;
    private static final String REFUSED = "usher_outcomes_total{outcome=\"connection_refused\",server=\"home\"} ";
    private static final List<Sentence> SENTENCES = List.of(
            new Sentence("GET", "/Users", Moment.CARRIED_OUT, 1, List.of()),
            new Sentence("POST", "/Users/New", Moment.CARRIED_OUT, 0, List.of()),
            new Sentence("POST", "/Policy", Moment.UNREAD, 1, List.of(Phase.LOADING)),
            new Sentence("GET", Customer.STREAM, Moment.HALF_ANSWERED, 2, List.of()),
            new Sentence("DELETE", "", Moment.CARRIED_OUT, 1, List.of(Phase.LOADING)),
            new Sentence("GET", "/Me", Moment.HALF_ANSWERED, 0, List.of(Phase.LOADING)),
            new Sentence("POST", "/Policy", Moment.CARRIED_OUT, 0, List.of(Phase.SET_UP, Phase.LOADING)));

    private final ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    private HeldPort port;
    private FakeJellyfin jellyfin;
    private volatile boolean over;

    @BeforeEach
    void start(Vertx vertx) throws Exception {
        port = HeldPort.take();
        FakeOptions options = FakeOptions.household().withAbruptEnds().onSecret(Secrets::heed);
        jellyfin = Soon.value(FakeJellyfin.create(vertx, options).listen(port.number()));
    }

    @AfterEach
    void end() throws IOException {
        over = true;
        threads.shutdownNow();
        port.close();
    }

    private Operated gateway(Vertx vertx, int attempts) throws Exception {
        return Operated.open(
                vertx,
                Front.unlimited(jellyfin.url())
                        .set("cache.max-bytes", 0)
                        .set("deadlines.operation", "60s")
                        .set("retry.attempts", attempts));
    }

    private static int refusals(Operated gateway) {
        try {
            return gateway.metrics(REFUSED).stream()
                    .mapToInt(line -> (int) Double.parseDouble(line.substring(REFUSED.length())))
                    .sum();
        } catch (IOException unanswered) {
            throw new UncheckedIOException(unanswered);
        }
    }

    /** What clients are told while the server is killed so often. */
    private List<Told> sufferUnder(List<Sentence> sentences, Operated gateway) throws Exception {
        List<Customer> customers = new ArrayList<>();
        for (int number = 0; number < CLIENTS; number++) {
            customers.add(Customer.signIn(gateway.main(), "client-" + number, () -> over));
        }
        jellyfin.forgetRequests();
        List<Future<List<Told>>> asking =
                customers.stream().map(threads::submit).toList();
        Executioner executioner = new Executioner(jellyfin, () -> refusals(gateway));
        for (Sentence sentence : sentences) {
            executioner.carryOut(sentence);
        }
        over = true;
        List<Told> told = new ArrayList<>();
        for (Future<List<Told>> one : asking) {
            told.addAll(one.get());
        }
        return told;
    }

    @Test
    void noSafeRequestIsLostAndNoUnsafeOneRunsTwice(Vertx vertx) throws Exception {
        List<Told> told = sufferUnder(SENTENCES, gateway(vertx, 4));

        assertThat(new Reckoning(jellyfin.executions()).complaints(told)).isEmpty();
        assertThat(told)
                .filteredOn(one ->
                        !one.isSafe() && one.answer() != null && one.answer().status() == 502)
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void lossesOfAGatewayThatRepeatsNothingAreSeen(Vertx vertx) throws Exception {
        List<Told> told = sufferUnder(SENTENCES.subList(0, 1), gateway(vertx, 1));

        assertThat(new Reckoning(jellyfin.executions()).complaints(told))
                .isNotEmpty()
                .allMatch(complaint -> complaint.startsWith("lost: GET"));
    }
}
