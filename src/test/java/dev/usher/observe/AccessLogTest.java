package dev.usher.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** How a line is written, and what becomes of lines when nobody has time to write them. */
class AccessLogTest {
    private static final Logger LINES = (Logger) LoggerFactory.getLogger("dev.usher.access");

    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final ListAppender<ILoggingEvent> written = new ListAppender<>();

    @BeforeEach
    void listen() {
        written.list = new CopyOnWriteArrayList<>();
        written.start();
        LINES.addAppender(written);
    }

    @AfterEach
    void leave() {
        LINES.detachAppender(written);
    }

    private static AccessLine line(String id, String client) {
        return new AccessLine(
                Instant.parse("2026-11-23T12:00:00.5Z"),
                id,
                new AccessLine.Heard(client, "GET", "GET_USERS", "home", 2, "usher/home:miss", "admitted"),
                new AccessLine.Done(200, 1234, 1_500_000, 2_000_000, true));
    }

    /** What this thread has written: a gateway of another test may still have had something to say. */
    private List<String> messages() {
        return List.copyOf(written.list).stream()
                .filter(event ->
                        event.getThreadName().equals(Thread.currentThread().getName()))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private void writeAll() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    @Test
    void lineOfJsonIsAnObject() {
        JsonObject json = new JsonObject(line("a", "192.168.1.5").toJson());

        assertThat(json).isEqualTo(new JsonObject("""
                        {"time":"2026-11-23T12:00:00.500Z","id":"a","client":"192.168.1.5","method":"GET",
                        "operation":"GET_USERS","server":"home","status":200,"bytes":1234,"head_ms":1.5,"ms":2.0,
                        "attempts":2,"cache":"usher/home:miss","admission":"admitted","whole":true}"""));
    }

    @Test
    void lineOfLogfmtHasTheSameInPairs() {
        assertThat(line("a", "192.168.1.5").toLogfmt())
                .isEqualTo("time=2026-11-23T12:00:00.500Z id=a client=192.168.1.5 method=GET operation=GET_USERS"
                        + " server=home status=200 bytes=1234 head_ms=1.5 ms=2.0 attempts=2 cache=usher/home:miss"
                        + " admission=admitted whole=true");
    }

    @Test
    void whatWouldBreakALineIsQuoted() {
        assertThat(line("a=b", "x\" y=\"z\nid=forged").toLogfmt())
                .contains("id=\"a=b\" client=\"x\\\" y=\\\"z\\nid=forged\" method=GET");
        assertThat(line("", "\u0007").toLogfmt()).contains("id=\"\" client=\"\\u0007\" ");
        assertThat(line("a", "x\"\n").toJson()).doesNotContain("\n");
    }

    @Test
    void linesAreWrittenInTheirOrderByTheThreadThatMayBlock() {
        AccessLog log = AccessLog.ofLogfmt(3, tasks::add);

        log.add(line("1", "a"));
        log.add(line("2", "a"));
        log.add(line("3", "a"));

        assertThat(messages()).isEmpty();
        assertThat(tasks).hasSize(1);
        writeAll();
        assertThat(messages())
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first).contains("id=1"),
                        second -> assertThat(second).contains("id=2"),
                        third -> assertThat(third).contains("id=3"));
        assertThat(log.lost()).isZero();
    }

    @Test
    void linesBeyondTheBoundAreLostCountedAndToldOnce() {
        AccessLog log = AccessLog.ofJson(2, tasks::add);
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        Logger own = (Logger) LoggerFactory.getLogger(AccessLog.class);
        told.start();
        own.addAppender(told);

        for (int i = 0; i < 5; i++) {
            log.add(line("a", "b"));
        }
        writeAll();
        log.add(line("a", "b"));
        writeAll();
        own.detachAppender(told);

        assertThat(messages()).hasSize(3);
        assertThat(log.lost()).isEqualTo(3);
        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("the access log has lost 3 lines: more requests came than could be written");
    }
}
