package dev.usher.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FanOutTest extends FanOutCase {
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
    void planNeedsMembersOfDifferentNamesAndTime() {
        Member home = good("home");
        assertThatThrownBy(() -> new Plan(List.of(), PART_TIME)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Plan(List.of(home, home), PART_TIME)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Plan(List.of(home), Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }
}
