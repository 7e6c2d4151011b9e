package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Soon;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The edge over HTTP/2: many requests on one connection, each with its own end. */
class Http2EdgeTest extends Http2Case {
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
        Future<Answer> slow = ask(HttpMethod.GET, "/Videos/1/stream");
        HttpServerRequest held = Soon.value(waiting.future());
        script = request -> request.response().end("ok");

        HttpClientRequest large = Soon.value(open(HttpMethod.POST, "/Users/New"));
        Answer refused = Soon.value(answer(large, request -> request.send(Buffer.buffer(new byte[100_000]))));

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
    void headOfTheSizeThatHttp11MayHavePasses() throws Exception {
        script =
                request -> request.response().end(Integer.toString(request.uri().length()));
        String target = "/Items?Ids=" + "a".repeat(7_900);

        assertThat(get(target).text()).isEqualTo(Integer.toString(target.length()));
    }

    @ParameterizedTest
    @CsvSource({"CONNECT, /, 405", "TRACE, /, 405", "OPTIONS, *, 400", "GET, /servers/none/, 404"})
    void whatDoesNotPassIsRefusedWithoutTheConnection(String method, String target, int status) throws Exception {
        HttpClientRequest odd = Soon.value(open(HttpMethod.valueOf(method), target));

        assertThat(Soon.value(answer(odd, HttpClientRequest::send)).head().statusCode())
                .isEqualTo(status);
        assertThat(get("/System/Ping").head().request().connection()).isSameAs(odd.connection());
    }

    @Test
    void manyRequestsShareOneConnection() throws Exception {
        script = request -> request.response().end(request.uri());
        List<Future<Buffer>> bodies = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String target = "/Items/" + i;
            bodies.add(ask(HttpMethod.GET, target).compose(Answer::body));
        }

        for (int i = 0; i < bodies.size(); i++) {
            assertThat(Soon.value(bodies.get(i)).toString()).isEqualTo("/Items/" + i);
        }
    }
}
