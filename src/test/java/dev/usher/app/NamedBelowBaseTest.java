package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.RawResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the answer to a write names that comes from a server below a path (RFC 9111 §4.4). */
class NamedBelowBaseTest extends OriginCase {
    @ParameterizedTest
    @CsvSource({"/jf/web/index.html", "http://ORIGIN/jf/web/index.html", "index.html", "http://HERE/web/index.html"})
    void whatItNamesInWhicheverWayGoesAndTheClientReadsItAsWritten(String named) throws Exception {
        port = Front.open(vertx, Front.unlimited(origin.url("/jf").toString()).set("listen.event-loops", 1));
        client = Front.client(port);
        String location = named.replace("ORIGIN", origin.authority()).replace("HERE", "127.0.0.1:" + port);
        answers(head -> head.startsWith("POST") ? ok("", "Content-Location: " + location) : ok("page", KEPT));
        get(PAGE);
        assertThat(isHit(get(PAGE))).isTrue();

        RawResponse written = client.send("POST", "/web/any", "Content-Length: 0");

        assertThat(written.field("Content-Location")).hasValue(location);
        assertThat(isHit(get(PAGE))).isFalse();
    }
}
