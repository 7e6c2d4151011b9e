package dev.usher.client;

import dev.usher.http.RetryAfter;
import dev.usher.jellyfin.ServerAnswers;
import dev.usher.model.MalformedJsonException;
import dev.usher.service.Body;
import dev.usher.service.Outcome;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Tells the answer that was asked for from all others, by status first and then by content, and names the others. */
final class AnswerReader {
    private static final String HEALTHY = "Healthy";

    private final InstantSource dates;

    AnswerReader(InstantSource dates) {
        this.dates = dates;
    }

    /** What {@code result} gives, or the {@link UsersException} that says why it is not what was asked for. */
    <T> Future<UsersResponse<T>> read(Ask ask, Content<T> content, AsyncResult<Response> result) {
        if (result.failed()) {
            return Future.failedFuture(unanswered(ask, result.cause()));
        }
        Response response = result.result();
        if (!ServerAnswers.isDone(response)) {
            return Future.failedFuture(error(ask, response));
        }
        if (isPage(response)) {
            return Future.failedFuture(page(ask, response));
        }
        try {
            T value = content.reader().apply(bytes(response));
            return Future.succeededFuture(new UsersResponse<>(response.status(), response.fields(), value));
        } catch (MalformedJsonException | DecodeException unreadable) {
            return Future.failedFuture(
                    exception(ask, response, "its content cannot be read", UsersException.Unreadable::new));
        }
    }

    /** Whether {@code result} is the answer of a server that is ready; a failure where it is that of no such server. */
    Future<Boolean> health(Ask ask, AsyncResult<Response> result) {
        if (result.failed()) {
            UsersException missing = unanswered(ask, result.cause());
            return missing instanceof UsersException.Closed
                    ? Future.failedFuture(missing)
                    : Future.succeededFuture(false);
        }
        Response response = result.result();
        if (response.status() / 100 == 3 || ServerAnswers.isDone(response) && isPage(response)) {
            return Future.failedFuture(page(ask, response));
        }
        return Future.succeededFuture(
                response.status() == 200 && bytes(response).toString().strip().equals(HEALTHY));
    }

    private static UsersException unanswered(Ask ask, Throwable cause) {
        if (!(cause instanceof ServiceException missing)) {
            throw new IllegalStateException(ask.name(), cause);
        }
        boolean maybeApplied = missing.maybeProcessed() && !ask.isSafe();
        String words = String.valueOf(missing.getMessage());
        return switch (missing.kind()) {
            case CANCELLED -> new UsersException.Closed(ask.name(), maybeApplied);
            case CONNECTION_TIMEOUT, RESPONSE_TIMEOUT -> new UsersException.Timeout(ask.name(), maybeApplied, words);
            default -> new UsersException.Connection(ask.name(), maybeApplied, words);
        };
    }

    private UsersException error(Ask ask, Response response) {
        return switch (response.status()) {
            case 301, 302, 303, 307, 308 -> redirected(ask, response);
            case 400, 415 -> exception(ask, response, "", UsersException.BadRequest::new);
            case 401 -> exception(ask, response, "", UsersException.Unauthorized::new);
            case 403 -> exception(ask, response, "", UsersException.Forbidden::new);
            case 404 ->
                isPage(response) ? page(ask, response) : exception(ask, response, "", UsersException.NotFound::new);
            case 429 -> exception(ask, response, comeBack(response), UsersException.TooManyRequests::new);
            case 503 -> unavailable(ask, response);
            default -> exception(ask, response, "", UsersException.UnexpectedStatus::new);
        };
    }

    private UsersException page(Ask ask, Response response) {
        return exception(ask, response, "a page came where data was due", UsersException.WrongBaseUrl::new);
    }

    private UsersException redirected(Ask ask, Response response) {
        String place = message(ask).line(String.valueOf(response.fields().get(HttpHeaders.LOCATION)));
        return exception(
                ask,
                response,
                "to " + place + ": the URL may lack the server's base path",
                UsersException.WrongBaseUrl::new);
    }

    private UsersException unavailable(Ask ask, Response response) {
        if (ServerAnswers.isLoading(response)) {
            return exception(ask, response, "the server is loading", UsersException.Loading::new);
        }
        if (response.fields().contains(HttpHeaders.RETRY_AFTER)) {
            String words = isPage(response) ? "the server is starting; " + comeBack(response) : comeBack(response);
            return exception(ask, response, words, UsersException.Starting::new);
        }
        return ServerAnswers.classify(response) == Outcome.IGNORED
                ? exception(
                        ask,
                        response,
                        "the server's address filter refuses this client",
                        UsersException.BlockedAddress::new)
                : exception(ask, response, "", UsersException.UnexpectedStatus::new);
    }

    private String comeBack(Response response) {
        return retryAfter(response)
                .map(wait -> "ask again in " + RetryAfter.format(wait.toNanos()) + " s")
                .orElse("ask again later");
    }

    private UsersException exception(
            Ask ask, Response response, String words, Function<ErrorAnswer, UsersException> type) {
        ErrorBody body = ErrorBodyReader.read(response.fields().get(HttpHeaders.CONTENT_TYPE), bytes(response));
        return type.apply(new ErrorAnswer(
                ask.name(),
                !ask.isSafe() && (ask.inDoubt() || mayHaveActed(response)),
                response.status(),
                response.fields(),
                body,
                retryAfter(response),
                message(ask).of(response.status(), body, words)));
    }

    private static ErrorMessage message(Ask ask) {
        return new ErrorMessage(new Discretion(ask.secrets()));
    }

    /** A refusal says that nothing was done, and so do a starting server and an address filter. */
    private static boolean mayHaveActed(Response response) {
        boolean refused = response.status() >= 300 && response.status() < 500;
        return !refused && !ServerAnswers.isUnexecuted(response) && ServerAnswers.classify(response) != Outcome.IGNORED;
    }

    private static boolean isPage(Response response) {
        return ErrorBodyReader.mediaType(response.fields().get(HttpHeaders.CONTENT_TYPE))
                .equals("text/html");
    }

    private Optional<Duration> retryAfter(Response response) {
        String value = response.fields().get(HttpHeaders.RETRY_AFTER);
        return value == null ? Optional.empty() : RetryAfter.parse(value, dates.instant());
    }

    private static Buffer bytes(Response response) {
        return response.body() instanceof Body.Full full ? full.bytes() : Buffer.buffer();
    }
}
