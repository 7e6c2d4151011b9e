package dev.usher.client;

import java.time.Duration;
import java.util.Optional;

/**
 * What a recorded answer that is no success must come to, told from its status, media type and emptiness, as users-api.md
 * lists them and without a look at how the client does it.
 *
 * @param type of the exception
 * @param body the family of the body
 */
record Refused(Class<? extends UsersException> type, Class<? extends ErrorBody> body, Optional<Duration> retryAfter) {

    static Refused of(RecordedAnswer answer) {
        return new Refused(type(answer), body(answer), retryAfter(answer));
    }

    private static Class<? extends UsersException> type(RecordedAnswer answer) {
        return switch (answer.status()) {
            case 302 -> UsersException.WrongBaseUrl.class;
            case 400, 415 -> UsersException.BadRequest.class;
            case 401 -> UsersException.Unauthorized.class;
            case 403 -> UsersException.Forbidden.class;
            case 404 -> UsersException.NotFound.class;
            case 101, 405, 414, 431 -> UsersException.UnexpectedStatus.class;
            case 503 ->
                answer.field("Retry-After").isEmpty() ? UsersException.Loading.class : UsersException.Starting.class;
            default -> throw new AssertionError("nothing is said of " + answer.status());
        };
    }

    /** E0 to E5 in turn. */
    private static Class<? extends ErrorBody> body(RecordedAnswer answer) {
        String type = answer.field("Content-Type");
        if (answer.text().isEmpty()) {
            return ErrorBody.Empty.class;
        }
        if (type.startsWith("application/json;")) {
            if (answer.text().startsWith("\"")) {
                return ErrorBody.Message.class;
            }
            return answer.text().contains("\"errors\":{") ? ErrorBody.Validation.class : ErrorBody.Problem.class;
        }
        return switch (type) {
            case "text/plain" -> ErrorBody.Text.class;
            case "text/html" -> ErrorBody.Html.class;
            default -> throw new AssertionError("nothing is said of " + type);
        };
    }

    private static Optional<Duration> retryAfter(RecordedAnswer answer) {
        return switch (answer.field("Retry-After")) {
            case "" -> Optional.empty();
            case "005" -> Optional.of(Duration.ofSeconds(5));
            default -> throw new AssertionError("nothing is said of " + answer.field("Retry-After"));
        };
    }
}
