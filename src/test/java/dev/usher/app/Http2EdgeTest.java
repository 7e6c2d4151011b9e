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
import io.vertx.core.http.HttpServerOptions;
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
    private volatile Handler<HttpServerRequest> script =
            request -> request.response().end("ok");

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        int origin = Soon.value(vertx.createHttpServer(new HttpServerOptions().setMaxInitialLineLength(16_384))
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

    /** The head of an answer, and its content as it will be. */
    private record Answer(HttpClientResponse head, Future<Buffer> body) {
        String text() throws Exception {
            return Soon.value(body).toString();
        }

        String field(String name) {
            return head.getHeader(name);
        }
    }

    private static Future<Answer> answer(Future<HttpClientResponse> head) {
        return head.map(response -> new Answer(response, response.body()));
    }

    private Answer get(String target) throws Exception {
        return Soon.value(answer(open(HttpMethod.GET, target).compose(HttpClientRequest::send)));
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

        Answer answer = get("/System/Ping");

        assertThat(answer.text()).isEqualTo("ok");
        assertThat(answer.head().headers().names())
                .contains("x-even")
                .doesNotContain("connection", "keep-alive", "x-odd");
    }

    @Test
    void storeAnswersOverHttp2() throws Exception {
        script = request ->
                request.response().putHeader("Content-Type", "application/json").end("[]");

        Answer miss = get("/Users/Public");
        assertThat(miss.text()).isEqualTo("[]");
        Answer hit = get("/Users/Public");

        assertThat(hit.text()).isEqualTo("[]");
        assertThat(miss.field("cache-status")).contains("fwd=uri-miss");
        assertThat(hit.field("cache-status")).contains(";hit");
        assertThat(hit.field("age")).isNotNull();
        HttpClientResponse unchanged = Soon.value(open(HttpMethod.GET, "/Users/Public")
                .compose(request ->
                        request.putHeader("If-None-Match", hit.field("etag")).send()));
        assertThat(unchanged.statusCode()).isEqualTo(304);
    }

    @Test
    void refusalOfOneRequestLeavesTheOthersOnItsConnection() throws Exception {
        Promise<HttpServerRequest> waiting = Promise.promise();
        script = waiting::complete;
        Future<Answer> slow = answer(open(HttpMethod.GET, "/Videos/1/stream").compose(HttpClientRequest::send));
        HttpServerRequest held = Soon.value(waiting.future());
        script = request -> request.response().end("ok");

        HttpClientRequest large = Soon.value(open(HttpMethod.POST, "/Users/New"));
        Answer refused = Soon.value(answer(large.send(Buffer.buffer(new byte[100_000]))));

        assertThat(refused.head().statusCode()).isEqualTo(413);
        assertThat(refused.head().headers().contains("connection")).isFalse();
        assertThat(refused.text()).contains("content-too-large");
        held.response().end("at last");
        assertThat(Soon.value(slow).text()).isEqualTo("at last");
        assertThat(get("/System/Ping").text()).isEqualTo("ok");
        assertThat(large.connection())
                .isSameAs(Soon.value(slow).head().request().connection());
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
        Answer answer =
                Soon.value(answer(content ? request.end("two").compose(sent -> request.response()) : request.send()));

        assertThat(answer.text()).isEqualTo(content ? "one, two" : "");
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
                .compose(HttpClientRequest::send)
                .map(HttpClientResponse::pause));
        Flood flood = Soon.value(begun.future());
        Soon.value(flood.still());

        assertThat(flood.poured.get()).isLessThan(SIZE / 2);
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
        script = beside -> beside.body().onSuccess(body -> beside.response().end(body));
        assertThat(Soon.value(answer(open(HttpMethod.POST, "/Items/2").compose(other -> other.send("beside it"))))
                        .text())
                .isEqualTo("beside it");
        assertThat(Soon.value(count(Soon.value(arrived.future())))).isEqualTo(SIZE);
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

    @Test
    void headOfTheSizeThatHttp11MayHavePasses() throws Exception {
        script =
                request -> request.response().end(Integer.toString(request.uri().length()));
        String target = "/Items?Ids=" + "a".repeat(7_900);

        assertThat(get(target).text()).isEqualTo(Integer.toString(target.length()));
    }

    @Test
    void manyRequestsShareOneConnection() throws Exception {
        script = request -> request.response().end(request.uri());
        List<Future<Buffer>> bodies = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String target = "/Items/" + i;
            bodies.add(open(HttpMethod.GET, target)
                    .compose(HttpClientRequest::send)
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
