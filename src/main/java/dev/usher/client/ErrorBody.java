package dev.usher.client;

import dev.usher.model.ProblemDetails;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/**
 * The content of an error, in one of the forms that servers use, or whatever else came. None prints what the server sent, which
 * may repeat a secret of the request.
 */
public sealed interface ErrorBody {

    /** No content: a refused token, a refused role, no such path, a blocked address. */
    record Empty() implements ErrorBody {}

    /**
     * A sentence, which came as a JSON string.
     *
     * @param text as {@code User not found}
     */
    record Message(String text) implements ErrorBody {
        /** The size. */
        @Override
        public String toString() {
            return "Message[" + text.length() + " characters]";
        }
    }

    /** A problem, as ASP.NET Core or RFC 9457 words it. */
    record Problem(ProblemDetails details) implements ErrorBody {
        /** The form. */
        @Override
        public String toString() {
            return "Problem[...]";
        }
    }

    /**
     * A problem with what is wrong with the request.
     *
     * @param errors the messages by the member, parameter or JSON path they are about
     */
    record Validation(ProblemDetails details, Map<String, List<String>> errors) implements ErrorBody {
        /** How many members are wrong. */
        @Override
        public String toString() {
            return "Validation[" + errors.size() + " members]";
        }
    }

    /** Plain text: a real server only ever says {@code Error processing request.} */
    record Text(String text) implements ErrorBody {
        /** The size. */
        @Override
        public String toString() {
            return "Text[" + text.length() + " characters]";
        }
    }

    /** A page: of a server that is starting, or of something that is no such server. */
    record Html(String page) implements ErrorBody {
        /** The size. */
        @Override
        public String toString() {
            return "Html[" + page.length() + " characters]";
        }
    }

    /** Anything else, also what says that it is JSON and is not. */
    record Other(Buffer bytes) implements ErrorBody {
        /** The size. */
        @Override
        public String toString() {
            return "Other[" + bytes.length() + " bytes]";
        }
    }
}
