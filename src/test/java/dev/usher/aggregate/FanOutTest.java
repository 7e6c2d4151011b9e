package dev.usher.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.service.Body;
import dev.usher.service.Caller;
import dev.usher.service.Observer;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanOutTest {
    private static final Caller.Credential CREDENTIAL = new Caller.Credential("hash", "device", "token");
    private static final Duration PART_TIME = Duration.ofSeconds(2);

    private final ManualTime time = new ManualTime();
    private final List<Request> asked = new ArrayList<>();
    private int merges;

    private FanOut fanOut(Member... members) {
        return new FanOut(new Plan(List.of(members), PART_TIME), this::merge, time, time);
    }

    /** Joins the parts, and throws at one that holds a question mark. */
    private Buffer merge(List<Buffer> parts) {
        merges++;
        String merged = parts.stream().map(Buffer::toString).collect(Collectors.joining("+"));
        if (merged.contains("?")) {
            throw new IllegalArgumentException("unreadable");
        }
        return Buffer.buffer(merged);
    }

    private Member member(String name, Service service) {
        return new Member(name, request -> {
            asked.add(request);
            return service.call(request);
        });
    }

    private Member good(String name) {
        Future<Response> answer = Future.succeededFuture(ok(name));
        return member(name, request -> answer);
    }

    private Member after(String name, Duration delay) {
        return member(name, request -> {
            Promise<Response> answer = Promise.promise();
            time.after(delay.toNanos(), () -> answer.tryComplete(ok(name)));
            time.after(
                    request.deadlineNanos() - time.nanos(),
                    () -> answer.tryFail(new ServiceException(Kind.RESPONSE_TIMEOUT, true, "late")));
            return answer.future();
        });
    }

    private Member hung(String name) {
        return after(name, Duration.ofDays(1));
    }

    private Member starting(String name, String retryAfter) {
        Response answer = new Problem(503, "server-starting", "The server is starting", "")
                .toResponse(HttpHeaders.headers().set("Retry-After", retryAfter));
        return member(name, request -> Future.succeededFuture(answer));
    }

    private Member failing(String name, Kind kind) {
        return member(name, request -> Future.failedFuture(new ServiceException(kind, false, "failed")));
    }

    private Member answering(String name, int status) {
        return member(name, request -> Future.succeededFuture(new Response(status, HttpHeaders.headers(), Body.EMPTY)));
    }

    private static Response ok(String text) {
        return new Response(
                200,
                HttpHeaders.headers()
                        .set("Content-Type", "application/json")
                        .set("Cache-Status", "usher/" + text + ";hit;ttl=3")
                        .set("ETag", "\"" + text + "\"")
                        .set("Age", "7"),
                Body.of(Buffer.buffer(text)));
    }

    private Request request() {
        return new Request(
                HttpMethod.GET,
                "/list",
                HttpHeaders.headers(),
                Body.EMPTY,
                new Caller("192.0.2.7", "192.0.2.7", false, CREDENTIAL),
                () -> "list",
                time.nanos() + Duration.ofSeconds(15).toNanos(),
                Observer.NONE);
    }

    private static String text(Response response) {
        return response.body() instanceof Body.Full full ? full.bytes().toString() : "";
    }

    @Test
    void fiveMembersAreOneAnswerAtThePartDeadlineWithThoseMissingNamed() {
        FanOut fanOut = fanOut(
                good("home"),
                after("slow", Duration.ofMillis(1500)),
                hung("hung"),
                starting("starting", "5"),
                failing("refusing", Kind.CONNECTION_REFUSED));

        Future<Response> answer = fanOut.call(request());
        time.advance(PART_TIME.minusNanos(1));
        assertThat(answer.isComplete()).isFalse();
        time.advance(Duration.ofNanos(1));

        Response response = answer.result();
        assertThat(response.status()).isEqualTo(200);
        assertThat(text(response)).isEqualTo("home+slow");
        assertThat(response.fields().get("Proxy-Status"))
                .isEqualTo("usher/hung;error=http_response_timeout, "
                        + "usher/starting;error=destination_unavailable;received-status=503, "
                        + "usher/refusing;error=connection_refused");
        assertThat(response.fields().get("Cache-Status")).isEqualTo("usher/home;hit;ttl=3, usher/slow;hit;ttl=3");
        assertThat(response.fields().get("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(response.fields().get("Content-Type")).isEqualTo("application/json");
        assertThat(response.fields().contains("Age")).isFalse();
    }

    @Test
    void wholeAnswerNamesNobody() {
        Response response = fanOut(good("home"), good("cabin")).call(request()).result();

        assertThat(text(response)).isEqualTo("home+cabin");
        assertThat(response.fields().contains("Proxy-Status")).isFalse();
    }

    @Test
    void answerIsCompleteWhereEveryPartIs() {
        assertThat(fanOut(good("home"), good("cabin")).call(request()).isComplete())
                .isTrue();
        assertThat(time.pending()).isZero();
    }

    @Test
    void partHasTheRequestsDeadlineWhereThatIsSooner() {
        Request hurried = request().withDeadline(time.nanos() + 1);

        fanOut(good("home")).call(hurried);
        fanOut(good("home")).call(request());

        assertThat(asked.get(0).deadlineNanos()).isEqualTo(hurried.deadlineNanos());
        assertThat(asked.get(1).deadlineNanos()).isEqualTo(time.nanos() + PART_TIME.toNanos());
    }

    @Test
    void credentialGoesToTheFirstMemberOnly() {
        fanOut(good("home"), good("cabin"), good("boat")).call(request());

        assertThat(asked).extracting(request -> request.caller().credential()).containsExactly(CREDENTIAL, null, null);
        assertThat(asked.get(1).caller().address()).isEqualTo("192.0.2.7");
    }

    @Test
    void partIsAskedForWithoutCodingOrCondition() {
        Request request = request()
                .withFields(HttpHeaders.headers()
                        .set("Accept-Encoding", "br")
                        .set("If-None-Match", "\"x\"")
                        .set("Accept", "application/json"));

        fanOut(good("home")).call(request);

        assertThat(asked.get(0).fields().get("Accept-Encoding")).isEqualTo("identity");
        assertThat(asked.get(0).fields().contains("If-None-Match")).isFalse();
        assertThat(asked.get(0).fields().get("Accept")).isEqualTo("application/json");
        assertThat(request.fields().get("Accept-Encoding")).isEqualTo("br");
    }

    @Test
    void sameStoredPartsAreMergedOnce() {
        FanOut fanOut = fanOut(good("home"), good("cabin"));

        Response first = fanOut.call(request()).result();
        Response second = fanOut.call(request()).result();

        assertThat(merges).isEqualTo(1);
        assertThat(((Body.Full) second.body()).bytes()).isSameAs(((Body.Full) first.body()).bytes());
    }

    @Test
    void equalPartsThatAreNotTheSameAreMergedAnew() {
        FanOut fanOut = fanOut(member("home", request -> Future.succeededFuture(ok("home"))));

        fanOut.call(request());
        fanOut.call(request());

        assertThat(merges).isEqualTo(2);
    }

    @Test
    void onlyTheLatestMergesAreRemembered() {
        List<Future<Response>> answers = new ArrayList<>();
        for (int i = 0; i < 33; i++) {
            answers.add(Future.succeededFuture(ok("part" + i)));
        }
        FanOut fanOut = fanOut(member(
                "home", request -> answers.get(Integer.parseInt(request.target().substring(1)))));
        for (int i = 0; i < 33; i++) {
            fanOut.call(request().withTarget("/" + i));
        }

        fanOut.call(request().withTarget("/32"));
        assertThat(merges).isEqualTo(33);
        fanOut.call(request().withTarget("/0"));
        assertThat(merges).isEqualTo(34);
    }

    @Test
    void knownTagIsAnsweredWithoutContent() {
        FanOut fanOut = fanOut(good("home"), failing("cabin", Kind.CONNECTION_REFUSED));
        String etag = fanOut.call(request()).result().fields().get("ETag");

        Response response = fanOut.call(
                        request().withFields(HttpHeaders.headers().set("If-None-Match", "\"old\", " + etag)))
                .result();

        assertThat(response.status()).isEqualTo(304);
        assertThat(response.body()).isEqualTo(Body.EMPTY);
        assertThat(response.fields().get("ETag")).isEqualTo(etag);
        assertThat(response.fields().get("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(response.fields().get("Proxy-Status")).isEqualTo("usher/cabin;error=connection_refused");
        assertThat(response.fields().contains("Content-Type")).isFalse();
    }

    @Test
    void tagOfAPartIsNotTheTagOfTheWhole() {
        Response response = fanOut(good("home"), good("cabin"))
                .call(request().withFields(HttpHeaders.headers().set("If-None-Match", "\"home\"")))
                .result();

        assertThat(response.status()).isEqualTo(200);
    }

    @Test
    void malformedPartIsAFailedPart() {
        FanOut fanOut = fanOut(
                good("home"), member("cabin", request -> Future.succeededFuture(ok("?"))), answering("boat", 404));

        Response response = fanOut.call(request()).result();

        assertThat(text(response)).isEqualTo("home");
        assertThat(response.fields().get("Proxy-Status"))
                .isEqualTo("usher/cabin;error=http_response_incomplete, usher/boat;received-status=404");
    }

    @Test
    void nothingButMalformedPartsIsABadGateway() {
        FanOut fanOut = fanOut(member("home", request -> Future.succeededFuture(ok("?"))));

        Response response = fanOut.call(request()).result();

        assertThat(response.status()).isEqualTo(502);
        assertThat(response.fields().get("Proxy-Status")).isEqualTo("usher/home;error=http_response_incomplete");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    usher/cabin;hit;ttl=-12                         | true
                    usher/cabin;fwd=stale;fwd-status=503;ttl=-1     | true
                    usher/cabin;fwd=stale;detail=error              | true
                    usher/cabin;fwd=stale;fwd-status=200;stored     | false
                    usher/cabin;hit;ttl=12                          | false
                    usher/cabin;fwd=uri-miss;fwd-status=200;stored  | false
                    """)
    void memberWhosePartIsAStandInIsNamed(String cacheStatus, boolean named) {
        FanOut fanOut = fanOut(
                good("home"),
                member("cabin", request -> Future.succeededFuture(ok("cabin").with("Cache-Status", cacheStatus))));

        Response response = fanOut.call(request()).result();

        assertThat(text(response)).isEqualTo("home+cabin");
        if (named) {
            assertThat(response.fields().get("Proxy-Status"))
                    .isEqualTo("usher/cabin;error=destination_unavailable;details=\"an older answer stands in\"");
        } else {
            assertThat(response.fields().contains("Proxy-Status")).isFalse();
        }
    }

    @Test
    void whatAMembersOwnStackSaysOfItsFailureIsRepeated() {
        Response told = answered(504).with("Proxy-Status", "usher/cabin;error=connection_timeout");
        FanOut fanOut = fanOut(good("home"), member("cabin", request -> Future.succeededFuture(told)));

        assertThat(fanOut.call(request()).result().fields().get("Proxy-Status"))
                .isEqualTo("usher/cabin;error=connection_timeout");
    }

    private static Response answered(int status) {
        return new Response(status, HttpHeaders.headers(), Body.EMPTY);
    }

    @Test
    void allFailedAndOneStartingIsUnavailableForTheShortestWait() {
        Response response = fanOut(
                        failing("home", Kind.CONNECTION_REFUSED), starting("cabin", "30"), starting("boat", "005"))
                .call(request())
                .result();

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.fields().get("Retry-After")).isEqualTo("5");
        assertThat(text(response)).contains("home: connection_refused; cabin: answered 503; boat: answered 503.");
    }

    @Test
    void allLateIsAGatewayTimeout() {
        Future<Response> answer = fanOut(
                        hung("home"), failing("cabin", Kind.CONNECTION_TIMEOUT), answering("boat", 504))
                .call(request());
        time.advance(PART_TIME);

        assertThat(answer.result().status()).isEqualTo(504);
    }

    @Test
    void allFailedOtherwiseIsABadGateway() {
        Response response = fanOut(failing("home", Kind.CONNECTION_REFUSED), failing("cabin", Kind.RESPONSE_TIMEOUT))
                .call(request())
                .result();

        assertThat(response.status()).isEqualTo(502);
        assertThat(response.fields().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.fields().get("Proxy-Status"))
                .isEqualTo("usher/home;error=connection_refused, usher/cabin;error=http_response_timeout");
    }

    @Test
    void refusalByTheMemberThatSawTheCredentialIsTheAnswerWhereNobodyHasAnother() {
        Response response = fanOut(answering("home", 401), answering("cabin", 403))
                .call(request())
                .result();

        assertThat(response.status()).isEqualTo(401);
    }

    @Test
    void refusalByAMemberThatWasAskedAnonymouslyIsNotTheAnswer() {
        Response response = fanOut(failing("home", Kind.CONNECTION_REFUSED), answering("cabin", 401))
                .call(request())
                .result();

        assertThat(response.status()).isEqualTo(502);
    }

    @Test
    void planNeedsMembersOfDifferentNamesAndTime() {
        Member home = good("home");
        assertThatThrownBy(() -> new Plan(List.of(), PART_TIME)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Plan(List.of(home, home), PART_TIME)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Plan(List.of(home), Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
