package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.streams.ReadStream;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge over HTTP/2: many requests on one connection, each with its own end. */
@ExtendWith(VertxExtension.class)
class Http2EdgeTest {
    private static final long SIZE = 64L << 20;
    private static final long NO_ERROR = 0;
    private static final long CANCEL = 8;

    @TempDir
    Path directory;

    private Vertx vertx;
    private HttpClient http;
    private TlsFront front;
    private volatile Handler<HttpServerRequest> script = request -> request.response().end("ok");

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        int origin = Soon.value(vertx.createHttpServer()
                        .requestHandler(request -> script.handle(request))
                        .listen(0, TlsFront.HERE))
                .actualPort();
        front = new TlsFront(directory);
        GatewayOptions options = front.options("http://127.0.0.1:" + origin)
                .set("id", "x")
                .set("listen.event-loops", 1)
                .set("operation-body", "1KiB");
        front.open(vertx, options);
        http = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setSsl(true)
                .setUseAlpn(true)
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(front.authority.pem()))));
    }

    private Future<HttpClientRequest> open(HttpMethod method, String target) {
        return http.request(method, front.port(), TlsFront.HERE, target);
    }

    private HttpClientResponse get(String target) throws Exception {
        return Soon.value(open(HttpMethod.GET, target).compose(request -> request.send()));
    }

    private static String text(HttpClientResponse response) throws Exception {
        return Soon.value(response.body()).toString();
    }

    @Test
    void serverLearnsWhoStandsOutsideAndHow() throws Exception {
        Promise<HttpServerRequest> seen = Promise.promise();
        script = request -> {
            seen.tryComplete(request);
            request.response().end();
        };
        RequestOptions outside = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(front.port(), TlsFront.HERE))
                .setHost(TlsFront.HERE)
                .setPort(8920)
                .setURI("/System/Ping");
        Soon.value(http.request(outside).compose(request -> {
            request.headers().add("cookie", "a=1").add("cookie", "b=2").add("te", "trailers");
            return request.send();
        }));

        HttpServerRequest request = Soon.value(seen.future());
        assertThat(request.version()).isEqualTo(HttpVersion.HTTP_1_1);
        MultiMap fields = request.headers();
        assertThat(fields.getAll("X-Forwarded-Proto")).containsExactly("https");
        assertThat(fields.getAll("X-Forwarded-Host")).containsExactly("127.0.0.1:8920");
        assertThat(fields.getAll("Via")).containsExactly("2.0 usher-x");
        assertThat(fields.getAll("Cookie")).containsExactly("a=1; b=2");
        assertThat(fields.names()).noneMatch(name -> name.startsWith(":") || name.equalsIgnoreCase("te"));
        assertThat(fields.contains("Transfer-Encoding")).isFalse();
    }

    @Test
    void fieldsOfTheServersConnectionStayThere() throws Exception {
        script = request -> request.response()
                .putHeader("Connection", "close, X-Odd")
                .putHeader("Keep-Alive", "timeout=5")
                .putHeader("X-Odd", "1")
                .putHeader("X-Even", "2")
                .end("ok");

        HttpClientResponse answer = get("/System/Ping");

        assertThat(text(answer)).isEqualTo("ok");
        assertThat(answer.headers().names()).contains("x-even").doesNotContain("connection", "keep-alive", "x-odd");
    }

    @Test
    void storeAnswersOverHttp2() throws Exception {
        script = request ->
                request.response().putHeader("Content-Type", "application/json").end("[]");

        HttpClientResponse miss = get("/Users/Public");
        assertThat(text(miss)).isEqualTo("[]");
        HttpClientResponse hit = get("/Users/Public");

        assertThat(text(hit)).isEqualTo("[]");
        assertThat(miss.getHeader("cache-status")).contains("fwd=uri-miss");
        assertThat(hit.getHeader("cache-status")).contains(";hit");
        assertThat(hit.getHeader("age")).isNotNull();
        HttpClientResponse unchanged = Soon.value(open(HttpMethod.GET, "/Users/Public")
                .compose(request -> request.putHeader("If-None-Match", hit.getHeader("etag"))
                        .send()));
        assertThat(unchanged.statusCode()).isEqualTo(304);
    }

    @Test
    void refusalOfOneRequestLeavesTheOthersOnItsConnection() throws Exception {
        Promise<HttpServerRequest> waiting = Promise.promise();
        script = waiting::complete;
        Future<HttpClientResponse> slow = open(HttpMethod.GET, "/Videos/1/stream").compose(request -> request.send());
        HttpServerRequest held = Soon.value(waiting.future());
        script = request -> request.response().end("ok");

        HttpClientRequest large = Soon.value(open(HttpMethod.POST, "/Users/New"));
        HttpClientResponse refused = Soon.value(large.send(Buffer.buffer(new byte[100_000])));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.headers().contains("connection")).isFalse();
        assertThat(text(refused)).contains("content-too-large");
        held.response().end("at last");
        assertThat(text(Soon.value(slow))).isEqualTo("at last");
        assertThat(text(get("/System/Ping"))).isEqualTo("ok");
        assertThat(large.connection()).isSameAs(Soon.value(slow).request().connection());
    }

    @Test
    void clientThatGoesOnSendingToARefusalIsAskedToStop() throws Exception {
        HttpClientRequest endless = Soon.value(open(HttpMethod.POST, "/Users/New"));
        Promise<Throwable> stopped = Promise.promise();
        endless.exceptionHandler(stopped::tryComplete);
        Soon.value(onLoop(() -> Flood.begin(vertx, endless.setChunked(true), SIZE)));

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
        HttpClientResponse answer = Soon.value(content ? request.end("two").compose(e -> request.response()) : request.send());

        assertThat(text(answer)).isEqualTo(content ? "one, two" : "");
        HttpServerRequest received = Soon.value(seen.future());
        assertThat(received.getHeader("Transfer-Encoding")).isEqualTo(content ? framing : null);
        assertThat(received.getHeader("Content-Length")).isEqualTo(method.equals("POST") && !content ? framing : null);
    }

    @Test
    void slowReaderHoldsTheServerBack() throws Exception {
        Promise<Flood> begun = Promise.promise();
        script = request -> {
            request.response().putHeader("Content-Length", Long.toString(SIZE));
            begun.complete(Flood.begin(vertx, request.response(), SIZE));
        };
        HttpClientResponse response = Soon.value(open(HttpMethod.GET, "/Videos/1/stream")
                .compose(request -> request.send())
                .map(HttpClientResponse::pause));
        Flood flood = Soon.value(begun.future());
        Soon.value(flood.still());

        assertThat(flood.poured.get()).isLessThan(SIZE / 2);
        assertThat(text(get("/System/Ping?other"))).as("beside it").isNotNull();
        assertThat(Soon.value(count(response))).isEqualTo(SIZE);
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
        Flood flood = Soon.value(onLoop(() -> Flood.begin(vertx, request, SIZE)));
        Soon.value(flood.still());

        assertThat(flood.poured.get()).isLessThan(SIZE / 2);
        assertThat(Soon.value(count(Soon.value(arrived.future())))).isEqualTo(SIZE);
    }

    @Test
    void serverSeesThatTheReaderHasReset() throws Exception {
        Promise<Void> closed = Promise.promise();
        script = request -> {
            request.connection().closeHandler(gone -> closed.tryComplete());
            request.response().setChunked(true).write("half");
        };
        HttpClientResponse half = get("/Videos/1/stream");

        half.request().reset(CANCEL);

        Soon.value(closed.future());
        script = request -> request.response().end("ok");
        assertThat(text(get("/System/Ping"))).isEqualTo("ok");
    }

    @Test
    void serverThatDiesWithinItsAnswerResetsTheStreamAndNotTheConnection() throws Exception {
        script = request -> request.response()
                .setChunked(true)
                .write("half")
                .onComplete(sent -> request.connection().close());
        HttpClientResponse half = get("/Videos/1/stream");

        Throwable end = half.body().toCompletionStage().handle((all, cut) -> cut).toCompletableFuture().get();

        assertThat(end).isInstanceOfSatisfying(
                StreamResetException.class, reset -> assertThat(reset.getCode()).isNotEqualTo(NO_ERROR));
        script = request -> request.response().end("ok");
        HttpClientResponse next = get("/System/Ping");
        assertThat(next.request().connection()).isSameAs(half.request().connection());
    }

    @Test
    void trailersComeThrough() throws Exception {
        script = request -> request.response()
                .setChunked(true)
                .putTrailer("X-Checksum", "7")
                .putTrailer("Connection", "close")
                .end("ok");

        HttpClientResponse answer = get("/Videos/1/stream");

        assertThat(text(answer)).isEqualTo("ok");
        assertThat(answer.trailers().get("x-checksum")).isEqualTo("7");
        assertThat(answer.trailers().contains("connection")).isFalse();
    }

    @Test
    void headOfTheSizeThatHttp11MayHavePasses() throws Exception {
        script = request -> request.response().end(Integer.toString(request.uri().length()));
        String target = "/Items?Ids=" + "a".repeat(7_900);

        assertThat(text(get(target))).isEqualTo(Integer.toString(target.length()));
    }

    @Test
    void manyRequestsShareOneConnection() throws Exception {
        script = request -> request.response().end(request.uri());
        List<Future<Buffer>> bodies = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String target = "/Items/" + i;
            bodies.add(open(HttpMethod.GET, target)
                    .compose(request -> request.send())
                    .compose(HttpClientResponse::body));
        }

        for (int i = 0; i < bodies.size(); i++) {
            assertThat(Soon.value(bodies.get(i)).toString()).isEqualTo("/Items/" + i);
        }
    }

    private <T> Future<T> onLoop(Supplier<T> action) {
        Promise<T> done = Promise.promise();
        vertx.runOnContext(now -> done.complete(action.get()));
        return done.future();
    }

    private static Future<Long> count(ReadStream<Buffer> stream) {
        AtomicLong count = new AtomicLong();
        Promise<Long> end = Promise.promise();
        stream.exceptionHandler(end::tryFail);
        stream.endHandler(done -> end.tryComplete(count.get()));
        stream.handler(part -> count.addAndGet(part.length()));
        stream.resume();
        return end.future();
    }
}
