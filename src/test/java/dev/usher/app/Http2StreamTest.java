package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Soon;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.StreamResetException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contents over HTTP/2 flow as fast as the slower side takes them, and end for both where they end for one. */
class Http2StreamTest extends Http2Case {
    private static final long SIZE = 16L << 20;
    private static final long NO_ERROR = 0;
    private static final long CANCEL = 8;

    @Test
    void clientThatGoesOnSendingToARefusalIsAskedToStop() throws Exception {
        HttpClientRequest endless = Soon.value(open(HttpMethod.POST, "/Users/New"));
        Promise<Throwable> stopped = Promise.promise();
        endless.exceptionHandler(stopped::tryComplete);
        Soon.value(Flood.beginOnLoop(vertx, endless.setChunked(true), SIZE));

        assertThat(Soon.value(endless.response()).statusCode()).isEqualTo(413);
        assertThat(Soon.value(stopped.future()))
                .isInstanceOfSatisfying(
                        StreamResetException.class,
                        reset -> assertThat(reset.getCode()).isEqualTo(NO_ERROR));
    }

    @ParameterizedTest
    @CsvSource({"DELETE, false, 0", "POST, false, 0", "POST, true, chunked", "GET, false, "})
    void contentWithoutALengthGoesUpInChunksAndNoneIsNone(String method, boolean content, String framing)
            throws Exception {
        Promise<HttpServerRequest> seen = Promise.promise();
        script = request -> {
            seen.complete(request);
            request.body().onSuccess(body -> request.response().end(body));
        };
        HttpClientRequest request = Soon.value(open(HttpMethod.valueOf(method), "/Items/1"));
        if (content) {
            request.setChunked(true).write("one, ");
        }
        Answer answer = Soon.value(answer(request, asked -> {
            if (content) {
                asked.end("two");
            } else {
                asked.end();
            }
        }));

        assertThat(answer.text()).isEqualTo(content ? "one, two" : "");
        HttpServerRequest received = Soon.value(seen.future());
        assertThat(received.getHeader("Transfer-Encoding")).isEqualTo(content ? framing : null);
        assertThat(received.getHeader("Content-Length")).isEqualTo(method.equals("POST") && !content ? framing : null);
    }

    @Test
    void contentWithoutALengthGoesUpOnAConnectionThatIsFree() throws Exception {
        script = request -> request.body().onSuccess(body -> request.response().end(body));
        assertThat(get("/System/Ping").text()).isEmpty();

        for (int i = 0; i < 2; i++) {
            Answer answer = Soon.value(open(HttpMethod.POST, "/Items/" + i)
                    .compose(request ->
                            answer(request, asked -> asked.setChunked(true).end("content"))));

            assertThat(answer.text()).isEqualTo("content");
        }
    }

    @Test
    void slowReaderHoldsTheServerBack() throws Exception {
        Promise<Flood> begun = Promise.promise();
        script = request -> {
            request.response().putHeader("Content-Length", Long.toString(SIZE));
            begun.complete(Flood.begin(vertx, request.response(), SIZE));
        };
        HttpClientResponse response = Soon.value(open(HttpMethod.GET, "/Videos/1/stream")
                .compose(request -> request.send().map(HttpClientResponse::pause)));
        Flood flood = Soon.value(begun.future());
        Soon.value(flood.still());

        assertThat(flood.poured.get()).isLessThan(SIZE / 2);
        assertThat(Soon.value(Flood.drain(response))).isEqualTo(SIZE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void slowServerHoldsTheClientBack(boolean announced) throws Exception {
        Promise<HttpServerRequest> arrived = Promise.promise();
        script = request -> arrived.complete(request.pause());
        HttpClientRequest request = Soon.value(open(HttpMethod.POST, "/Items/1"));
        if (announced) {
            request.putHeader("Content-Length", Long.toString(SIZE));
        } else {
            request.setChunked(true);
        }
        Flood flood = Soon.value(Flood.beginOnLoop(vertx, request, SIZE));
        Soon.value(flood.still());

        assertThat(flood.poured.get()).isLessThan(SIZE / 2);
        script = beside -> beside.body().onSuccess(body -> beside.response().end(body));
        assertThat(Soon.value(open(HttpMethod.POST, "/Items/2")
                                .compose(other -> answer(other, asked -> asked.send("beside it"))))
                        .text())
                .isEqualTo("beside it");
        assertThat(Soon.value(Flood.drain(Soon.value(arrived.future())))).isEqualTo(SIZE);
    }

    @Test
    void serverSeesThatTheReaderHasReset() throws Exception {
        Promise<Void> closed = Promise.promise();
        script = request -> {
            request.connection().closeHandler(gone -> closed.tryComplete());
            request.response().setChunked(true).write("half");
        };
        Answer half = get("/Videos/1/stream");

        half.head().request().reset(CANCEL);

        Soon.value(closed.future());
        script = request -> request.response().end("ok");
        assertThat(get("/System/Ping").text()).isEqualTo("ok");
    }

    @Test
    void serverThatDiesWithinItsAnswerResetsTheStreamAndNotTheConnection() throws Exception {
        script = request -> request.response()
                .setChunked(true)
                .write("half")
                .onComplete(sent -> request.connection().close());
        Answer half = get("/Videos/1/stream");

        Throwable end = half.body()
                .toCompletionStage()
                .handle((all, cut) -> cut)
                .toCompletableFuture()
                .get();

        assertThat(end)
                .isInstanceOfSatisfying(
                        StreamResetException.class,
                        reset -> assertThat(reset.getCode()).isNotEqualTo(NO_ERROR));
        script = request -> request.response().end("ok");
        Answer next = get("/System/Ping");
        assertThat(next.head().request().connection())
                .isSameAs(half.head().request().connection());
    }

    @Test
    void trailersComeThrough() throws Exception {
        script = request -> request.response()
                .setChunked(true)
                .putTrailer("X-Checksum", "7")
                .putTrailer("Connection", "close")
                .end("ok");

        Answer answer = get("/Videos/1/stream");

        assertThat(answer.text()).isEqualTo("ok");
        assertThat(answer.head().trailers().get("x-checksum")).isEqualTo("7");
        assertThat(answer.head().trailers().contains("connection")).isFalse();
    }
}
