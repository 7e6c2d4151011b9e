package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.usher.fake.FakeJellyfin;
import dev.usher.fake.FakeOptions;
import dev.usher.fake.Fault;
import dev.usher.testing.Proves;
import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** What the access log says of requests on real sockets. {@link dev.usher.testing.SecretScan} looks at every line of it. */
@ExtendWith(VertxExtension.class)
class AccessLogLinesTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("dev.usher.access");

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> reader = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            waitForTheTest();
            lines.add(event.getFormattedMessage());
        }
    };

    private final CountDownLatch gate = new CountDownLatch(1);
    private volatile boolean held;
    private Vertx vertx;
    private FakeJellyfin jellyfin;

    @BeforeEach
    void start(Vertx ofThisTest) throws Exception {
        vertx = ofThisTest;
        jellyfin = Front.fake(vertx, FakeOptions.household());
        reader.start();
        LOG.addAppender(reader);
    }

    @AfterEach
    void leave() {
        LOG.detachAppender(reader);
    }

    private void waitForTheTest() {
        try {
            assertThat(!held || gate.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private Operated open(String format) throws Exception {
        return Operated.open(vertx, Front.unlimited(jellyfin.url()).set("access-log.format", format));
    }

    /** The line of the request that its client called {@code id}. */
    private String lineOf(String id) {
        Soon.until(() -> lines.stream().anyMatch(line -> line.contains(id)));
        return lines.stream().filter(line -> line.contains(id)).findFirst().orElseThrow();
    }

    private JsonObject jsonOf(String id) {
        return new JsonObject(lineOf(id));
    }

    @Test
    void missAndHitTellWhatWasDone() throws Exception {
        Operated operated = open("json");

        byte[] body = operated.get("/Users/Public", "X-Request-Id: miss-1").body();
        operated.get("/Users/Public", "X-Request-Id: hit-1");

        JsonObject miss = jsonOf("miss-1");
        assertThat(miss.getString("client")).isEqualTo("127.0.0.1");
        assertThat(miss.getString("method")).isEqualTo("GET");
        assertThat(miss.getString("operation")).isEqualTo("GET_PUBLIC_USERS");
        assertThat(miss.getString("server")).isEqualTo("home");
        assertThat(miss.getInteger("status")).isEqualTo(200);
        assertThat(miss.getInteger("bytes")).isEqualTo(body.length);
        assertThat(miss.getInteger("attempts")).isEqualTo(1);
        assertThat(miss.getString("cache")).isEqualTo("usher/home:miss");
        assertThat(miss.getString("admission")).isEqualTo("admitted");
        assertThat(miss.getBoolean("whole")).isTrue();
        assertThat(miss.getDouble("ms")).isGreaterThanOrEqualTo(miss.getDouble("head_ms"));
        JsonObject hit = jsonOf("hit-1");
        assertThat(hit.getInteger("attempts")).isZero();
        assertThat(hit.getString("cache")).isEqualTo("usher/home:hit");
    }

    @Test
    void repetitionIsCountedInItsLine() throws Exception {
        Operated operated = open("json");
        jellyfin.fail(new Fault.Reset(true));

        operated.get("/Users/Public", "X-Request-Id: again-1");

        assertThat(jsonOf("again-1").getInteger("attempts")).isEqualTo(2);
    }

    @Test
    void refusalNamesItsLimit() throws Exception {
        Operated operated = Operated.open(
                vertx,
                Front.unlimited(jellyfin.url())
                        .set("limits.address.rate", "1/hour")
                        .set("limits.address.burst", 1));
        operated.get("/Users/Public");

        operated.get("/Users/Public", "X-Request-Id: refused-1");

        assertThat(jsonOf("refused-1").getString("admission")).isEqualTo("address");
        assertThat(jsonOf("refused-1").getInteger("status")).isEqualTo(429);
    }

    @Test
    void whatTheEdgeRefusesHasALineToo() throws Exception {
        Operated operated = open("json");

        operated.get("/servers/nobody/", "X-Request-Id: nobody-1");

        JsonObject line = jsonOf("nobody-1");
        assertThat(line.getString("operation")).isEqualTo("UNREAD");
        assertThat(line.getString("client")).isEqualTo("127.0.0.1");
        assertThat(line.getInteger("status")).isEqualTo(404);
    }

    @Test
    void clientThatGoesAwayWithoutAnAnswerHasALine() throws Exception {
        Operated operated = open("json");
        jellyfin.failAlways(any -> true, new Fault.Hang());

        try (var socket = operated.connect()) {
            socket.getOutputStream()
                    .write("GET /System/Ping HTTP/1.1\r\nHost: a\r\nX-Request-Id: gone-1\r\n\r\n".getBytes());
            Soon.until(() -> !jellyfin.requests().isEmpty());
        }

        assertThat(jsonOf("gone-1").getInteger("status")).isZero();
        assertThat(jsonOf("gone-1").getBoolean("whole")).isFalse();
    }

    @Test
    void errorOfOursIsFoundByTheNameThatItsClientWasTold() throws Exception {
        Operated operated = open("json");
        jellyfin.failAlways(any -> true, new Fault.Reset(true));

        String id = operated.get("/System/Ping").field("X-Request-Id").orElseThrow();

        assertThat(jsonOf(id).getInteger("status")).isEqualTo(502);
    }

    @Test
    @Proves("access-log.format")
    void logfmtIsPairsAndNoneIsNothing() throws Exception {
        open("none").get("/Users/Public", "X-Request-Id: silent-1");
        open("logfmt").get("/Users/Public", "X-Request-Id: pairs-1");

        assertThat(lineOf("pairs-1")).contains(" id=pairs-1 client=127.0.0.1 method=GET operation=GET_PUBLIC_USERS ");
        assertThat(lines).noneMatch(line -> line.contains("silent-1"));
    }

    /** The scan of each test fails where one of them is in a line. */
    @Test
    void secretsInEveryPlaceAreInNoLine() throws Exception {
        Operated operated = open("logfmt");
        for (SecretRequest request : SecretRequest.all()) {
            request.with("X-Request-Id: scanned").send(operated.mainPort());
        }

        Soon.until(
                () -> lines.stream().filter(line -> line.contains("id=scanned")).count()
                        == SecretRequest.all().size());
    }

    /** What was written when the gateway has closed is all that there was to write. */
    @Test
    void closingWritesWhatWaits() throws Exception {
        Operated operated = open("json");
        for (int i = 0; i < 50; i++) {
            operated.get("/System/Ping", "X-Request-Id: last");
        }

        Soon.value(operated.undeploy());

        assertThat(lines.stream().filter(line -> line.contains("\"last\""))).hasSize(50);
    }

    /** One is being written while so many wait; those of the last answers may come when there is room again. */
    @Test
    @Proves("access-log.queue")
    void lineThatFindsNoRoomToWaitIsLost() throws Exception {
        Operated operated = Operated.open(
                vertx,
                Front.unlimited(jellyfin.url()).set("access-log.format", "json").set("access-log.queue", 20));
        held = true;
        for (int i = 0; i < 50; i++) {
            operated.get("/System/Ping", "X-Request-Id: many");
        }

        gate.countDown();
        Soon.value(operated.undeploy());

        assertThat(lines.stream().filter(line -> line.contains("\"many\""))).hasSizeBetween(20, 40);
    }
}
