package dev.usher.client;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.StringJoiner;

/**
 * What an exception says in words: the status, what the server said of it in a sentence or by names, and our own words.
 *
 * @param discretion about the server's words
 */
record ErrorMessage(Discretion discretion) {
    private static final int LONGEST = 300;

    /** The message of an answer. {@code words} are our own. */
    String of(int status, ErrorBody body, String words) {
        StringJoiner message = new StringJoiner(", ");
        message.add(status + " " + HttpResponseStatus.valueOf(status).reasonPhrase());
        String told = told(body);
        if (!told.isEmpty()) {
            message.add(told);
        }
        if (!words.isEmpty()) {
            message.add(words);
        }
        return message.toString();
    }

    /** Of a validation the names alone, for its messages repeat values. */
    private String told(ErrorBody body) {
        if (body instanceof ErrorBody.Message message) {
            return '"' + line(message.text()) + '"';
        }
        if (body instanceof ErrorBody.Validation validation) {
            return "errors in " + line(validation.errors().keySet().toString());
        }
        String title =
                body instanceof ErrorBody.Problem problem ? problem.details().title() : null;
        return title == null ? "" : '"' + line(title) + '"';
    }

    /** What the server told, on one line of some length: it may come from anybody. */
    String line(String told) {
        String line = discretion.retell(told).replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
