package dev.usher.app;

import dev.usher.testing.Origin;
import dev.usher.testing.RawClient;
import dev.usher.testing.RawResponse;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway before a server of which a test writes every byte. */
@ExtendWith(VertxExtension.class)
abstract class OriginCase {
    static final String KEPT = "Cache-Control: public, max-age=60";
    static final String PICTURE = "/Items/1/Images/Primary?tag=1";
    static final String PAGE = "/web/index.html";

    Vertx vertx;
    Origin origin;
    RawClient client;
    int port;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        origin = Origin.listen(vertx);
        port = Front.open(vertx, Front.unlimited(origin.url("").toString()).set("listen.event-loops", 1));
        client = Front.client(port);
    }

    /** From here on the server answers with what {@code reply} makes of the head of a request. */
    void answers(Function<String, String> reply) {
        origin.script = visit -> visit.answer(reply.apply(visit.head()));
    }

    RawResponse get(String target, String... lines) throws Exception {
        return client.send("GET", target, lines);
    }

    /** How often the server has been asked for {@code target}. */
    long asked(String target) {
        return origin.visits.stream()
                .filter(visit -> visit.head().split(" ")[1].equals(target))
                .count();
    }

    static String ok(String content, String... lines) {
        String fields = lines.length == 0 ? "" : String.join("\r\n", lines) + "\r\n";
        return "HTTP/1.1 200 OK\r\n" + fields + "Content-Length: " + content.length() + "\r\n\r\n" + content;
    }

    static boolean isHit(RawResponse response) {
        return response.field("Cache-Status").orElse("").startsWith("usher/home;hit");
    }
}
