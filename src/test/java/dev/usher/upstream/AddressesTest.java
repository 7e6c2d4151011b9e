package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Which of three addresses is tried, in which order, and when the first of them again. */
class AddressesTest {
    private static final Duration TICK = Duration.ofNanos(1);

    private final ManualTime time = new ManualTime();
    private final Upstream upstream = new Upstream(several("http://a", "http://b", "http://c"), time);
    private final Addresses addresses = upstream.addresses();
    private final List<String> moves = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    static UpstreamSettings several(String... urls) {
        List<ServerAddress> all =
                Stream.of(urls).map(URI::create).map(ServerAddress::new).toList();
        UpstreamSettings one = UpstreamSettings.of("home", all.get(0).url());
        return new UpstreamSettings(
                "home",
                all,
                one.connectTimeout(),
                one.attemptTimeout(),
                one.connections(),
                one.queue(),
                one.maxBody(),
                one.tunnels(),
                one.trust(),
                one.idle(),
                0);
    }

    @BeforeEach
    void follow() {
        addresses.onMove(address -> moves.add(address.host()));
        upstream.onComplaint(complaints::add);
    }

    private static ServiceException failure(Kind kind) {
        return new ServiceException(kind, false, kind.name());
    }

    private static String host(Tour tour) {
        return tour.aim(new RequestOptions()).getHost();
    }

    /** The hosts that an attempt tries which finds nobody at any. */
    private List<String> tried(Tour tour) {
        List<String> hosts = new ArrayList<>();
        do {
            hosts.add(host(tour));
        } while (tour.leadsOn(failure(Kind.CONNECTION_REFUSED)));
        return hosts;
    }

    /** An attempt that finds the server at {@code host}. */
    private void find(String host) {
        Tour tour = addresses.tour();
        while (!host(tour).equals(host)) {
            assertThat(tour.leadsOn(failure(Kind.CONNECTION_TIMEOUT))).isTrue();
        }
        tour.arrive();
    }

    @Test
    void theyAreTriedInTheirOrderAndEachOnce() {
        assertThat(tried(addresses.tour())).containsExactly("a", "b", "c");
    }

    @Test
    void theOneThatWorkedIsTriedFirstAndThenTheOthersInTheirOrder() {
        find("b");

        assertThat(tried(addresses.tour())).containsExactly("b", "a", "c");
        assertThat(moves).containsExactly("b");
    }

    @Test
    void oneAttemptAMinuteTriesAllInTheirOrderAndTheOthersDoNotWaitForIt() {
        find("c");
        time.advance(Addresses.RETURN.minus(TICK));
        assertThat(host(addresses.tour())).isEqualTo("c");

        time.advance(TICK);

        assertThat(tried(addresses.tour())).containsExactly("a", "b", "c");
        assertThat(host(addresses.tour())).isEqualTo("c");
        time.advance(Addresses.RETURN.minus(TICK));
        assertThat(host(addresses.tour())).isEqualTo("c");
        time.advance(TICK);
        assertThat(host(addresses.tour())).isEqualTo("a");
    }

    @Test
    void trialThatFindsTheServerBringsAllBack() {
        find("b");
        time.advance(Addresses.RETURN);

        find("a");

        assertThat(host(addresses.tour())).isEqualTo("a");
        assertThat(moves).containsExactly("b", "a");
        time.advance(Addresses.RETURN);
        assertThat(tried(addresses.tour())).containsExactly("a", "b", "c");
    }

    @Test
    void attemptThatSetOutBeforeALaterMoveChangesNothing() {
        Tour early = addresses.tour();
        assertThat(early.leadsOn(failure(Kind.CONNECTION_REFUSED))).isTrue();
        find("c");

        early.arrive();

        assertThat(addresses.inUse().host()).isEqualTo("c");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"TLS_CERTIFICATE_ERROR", "TLS_PROTOCOL_ERROR", "TLS_ALERT_RECEIVED", "CONNECTION_LIMIT_REACHED"})
    void serverThatIsThereIsNotLookedForElsewhere(Kind kind) {
        Tour tour = addresses.tour();

        assertThat(tour.leadsOn(failure(kind))).isFalse();
        assertThat(tour.failure().kind()).isEqualTo(kind);
    }

    @Test
    void trialThatMeetsABadCertificateGoesOnToTheAddressInUseAndIsToldOf() {
        find("b");
        time.advance(Addresses.RETURN);
        Tour trial = addresses.tour();

        assertThat(trial.leadsOn(failure(Kind.TLS_CERTIFICATE_ERROR))).isTrue();

        assertThat(host(trial)).isEqualTo("b");
        assertThat(complaints).containsExactly("TLS_CERTIFICATE_ERROR");
    }

    @Test
    void failureIsThatOfTheAddressInUse() {
        find("b");
        time.advance(Addresses.RETURN);
        Tour trial = addresses.tour();

        trial.leadsOn(failure(Kind.CONNECTION_TIMEOUT));
        trial.leadsOn(failure(Kind.CONNECTION_REFUSED));
        assertThat(trial.leadsOn(failure(Kind.TLS_CERTIFICATE_ERROR))).isFalse();

        assertThat(trial.failure().kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        assertThat(complaints).containsExactly("TLS_CERTIFICATE_ERROR");
    }

    @Test
    void timeThatIsSpentAtOneAddressIsNotThereForTheNext() {
        RequestOptions options = new RequestOptions().setConnectTimeout(10_000);
        Tour tour = addresses.tour();
        time.advance(Duration.ofSeconds(1));
        tour.aim(options);
        tour.leadsOn(failure(Kind.CONNECTION_TIMEOUT));
        time.advance(Duration.ofSeconds(2));

        assertThat(tour.aim(options).getConnectTimeout()).isEqualTo(7_000);
    }
}
