package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.app.Http2Frames.Frame;
import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a connection of HTTP/2 may ask of the listener: as long, as large and as often as one of HTTP/1.1. */
class Http2ArrivalTest extends Http2Case {
    private static final int WHOLE = Http2Frames.END_STREAM | Http2Frames.END_HEADERS;

    @Override
    Map<String, Object> keys() {
        return Map.of(
                "listen.max-target",
                300,
                "listen.max-fields",
                "1KiB",
                "listen.max-field-count",
                10,
                "listen.head-timeout",
                "2s",
                "listen.idle-timeout",
                "2s",
                "listen.connections-per-address",
                2);
    }

    @Test
    void headsAreMeasuredAndTheConnectionStays() throws Exception {
        assertThat(status("/" + "x".repeat(299), 0, 1)).isEqualTo(200);
        assertThat(status("/" + "x".repeat(300), 0, 1)).isEqualTo(414);
        assertThat(status("/", 1, 900)).isEqualTo(200);
        assertThat(status("/", 1, 1_020)).isEqualTo(431);
        assertThat(status("/", 9, 1)).as("with the authority").isEqualTo(200);
        assertThat(status("/", 10, 1)).isEqualTo(431);
    }

    private int status(String target, int fields, int length) throws Exception {
        HttpClientRequest request = Soon.value(open(HttpMethod.GET, target));
        for (int i = 0; i < fields; i++) {
            request.putHeader("x-" + i, "x".repeat(length));
        }
        return Soon.value(request.send()).statusCode();
    }

    @Test
    void headBeyondWhatIsDecodedReachesNobodyAndTheConnectionStays() throws Exception {
        script = request -> request.response().end(request.uri());
        try (Http2Frames client = new Http2Frames(front.socket("h2"))) {
            client.send(Http2Frames.HEADERS, WHOLE, 1, Http2Frames.getOf("a", "x", "y".repeat(2_000)));
            Frame refusal = client.until(Http2Frames.HEADERS);
            client.send(Http2Frames.HEADERS, WHOLE, 3, Http2Frames.getOf("a"));

            assertThat(refusal.stream()).isEqualTo(1);
            assertThat(refusal.flags() & Http2Frames.END_STREAM).isEqualTo(Http2Frames.END_STREAM);
            assertThat(client.until(Http2Frames.HEADERS).stream()).isEqualTo(3);
        }
    }

    @Test
    void clientThatAsksNothingIsToldToGo() throws Exception {
        try (Http2Frames client = new Http2Frames(front.socket("h2"))) {
            client.until(Http2Frames.GO_AWAY);

            assertThat(client.hasEnded()).isTrue();
        }
    }

    @Test
    void headThatDoesNotComeWholeAsksNothing() throws Exception {
        try (Http2Frames client = new Http2Frames(front.socket("h2"))) {
            client.send(Http2Frames.HEADERS, Http2Frames.END_STREAM, 1, Http2Frames.GET_ROOT);
            client.until(Http2Frames.GO_AWAY);

            assertThat(client.hasEnded()).isTrue();
        }
    }

    @Test
    void nothingEndsWhileAnAnswerIsDueAndEndsWhenItsTimeIsUpAfterwards() throws Exception {
        Promise<HttpServerRequest> waiting = Promise.promise();
        script = waiting::complete;
        try (Http2Frames waits = new Http2Frames(front.socket("h2"))) {
            waits.send(Http2Frames.HEADERS, WHOLE, 1, Http2Frames.getOf(TlsFront.HERE));
            HttpServerRequest held = Soon.value(waiting.future());
            try (Http2Frames idle = new Http2Frames(front.socket("h2"))) {
                idle.until(Http2Frames.GO_AWAY);
            }

            held.response().end("at last");

            assertThat(waits.until(Http2Frames.HEADERS).stream()).isEqualTo(1);
            waits.until(Http2Frames.GO_AWAY);
            assertThat(waits.hasEnded()).isTrue();
        }
    }

    @Test
    void addressThatHasTooManyConnectionsGetsNoMore() throws Exception {
        Promise<HttpServerRequest> first = Promise.promise();
        script = request -> {
            if (!first.tryComplete(request)) {
                request.response().end("ok");
            }
        };
        Future<Answer> slow = ask(HttpMethod.GET, "/Videos/1/stream");
        HttpServerRequest held = Soon.value(first.future());
        try (Http2Frames second = new Http2Frames(front.socket("h2"));
                Http2Frames third = new Http2Frames(front.socket("h2"))) {
            assertThat(third.until(Http2Frames.GO_AWAY)).isNotNull();
            assertThat(third.hasEnded()).isTrue();
            second.until(Http2Frames.GO_AWAY);
        }
        held.response().end("kept");

        assertThat(Soon.value(slow).text()).isEqualTo("kept");
    }
}
