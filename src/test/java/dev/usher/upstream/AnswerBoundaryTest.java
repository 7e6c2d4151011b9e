package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an answer ends, on a connection that serves one request after another. */
class AnswerBoundaryTest extends WireCase {
    private static final String LINE = "and more\r\n";
    private static final String PART_OF_A_LINE = "and more";
    private static final String ANOTHER_ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged";

    /** Answers with its number each request but the first, to which it says more than was asked. */
    private void answerWith(String first) {
        origin.script =
                visit -> visit.answer(origin.visits.size() == 1 ? first : OK.replace("ok", "n" + origin.visits.size()));
    }

    private String streamed(Future<Response> answer) throws Exception {
        return Loop.await(content(Loop.await(answer))).toString();
    }

    private String whole(Future<Response> answer) throws Exception {
        return Loop.text(Loop.await(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {LINE, PART_OF_A_LINE, ANOTHER_ANSWER})
    void whatFollowsAnAnswerDoesNotReachAStreamThatWaitsForItsConnection(String surplus) throws Exception {
        answerWith(OK + surplus);

        Future<Response> first = stream(loop.get("/"));
        Future<Response> second = stream(loop.get("/"));

        assertThat(streamed(first)).isEqualTo("ok");
        assertThat(streamed(second)).isEqualTo("n2");
        assertThat(origin.connections).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {LINE, PART_OF_A_LINE, ANOTHER_ANSWER})
    void whatFollowsAnAnswerDoesNotReachAnOperationThatWaitsForItsConnection(String surplus) throws Exception {
        answerWith(OK + surplus);

        Future<Response> first = operation("/");
        Future<Response> second = operation("/");

        assertThat(whole(first)).isEqualTo("ok");
        assertThat(whole(second)).isEqualTo("n2");
        assertThat(origin.connections).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {LINE, PART_OF_A_LINE, ANOTHER_ANSWER})
    void whatIsSaidUnaskedEndsTheConnection(String surplus) throws Exception {
        answerWith(OK);
        assertThat(whole(operation("/"))).isEqualTo("ok");

        origin.visits.get(0).answer(surplus);

        origin.awaitClosed(0);
        assertThat(whole(operation("/"))).isEqualTo("n2");
    }

    @Test
    void contentThatAnswersHeadIsNoAnswerToTheNext() throws Exception {
        answerWith(OK);

        Response head = Loop.await(stream(loop.request(HttpMethod.HEAD, "/", Body.EMPTY)));

        assertThat(head.fields().get("Content-Length")).isEqualTo("2");
        assertThat(Loop.await(content(head)).length()).isZero();
        assertThat(streamed(stream(loop.get("/")))).isEqualTo("n2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + OK,
                "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 199 Odd\r\nA: b\r\n\r\n" + OK,
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nTrailer: a\r\n\r\n"
            })
    void whatEndsWhereItShouldLeavesItsConnectionToTheNext(String answer) throws Exception {
        answerWith(answer);

        streamed(stream(loop.get("/")));

        assertThat(streamed(stream(loop.get("/")))).isEqualTo("n2");
        assertThat(origin.connections).hasSize(1);
    }
}
