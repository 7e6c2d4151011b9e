package dev.usher.client;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.List;
import java.util.StringJoiner;

/** What an exception says in words: the status, what the server said of it in a sentence or by names, and our own words. */
record ErrorMessage(String text) {

    static ErrorMessage of(int status, ErrorBody body, String words) {
        StringJoiner message = new StringJoiner(", ");
        message.add(status + " " + HttpResponseStatus.valueOf(status).reasonPhrase());
        String told = told(body);
        if (!told.isEmpty()) {
            message.add(told);
        }
        if (!words.isEmpty()) {
            message.add(words);
        }
        return new ErrorMessage(message.toString());
    }

    /** Of a validation the names alone, for its messages repeat values. */
    private static String told(ErrorBody body) {
        if (body instanceof ErrorBody.Message message) {
            return '"' + message.text() + '"';
        }
        if (body instanceof ErrorBody.Validation validation) {
            return "errors in " + validation.errors().keySet();
        }
        String title =
                body instanceof ErrorBody.Problem problem ? problem.details().title() : null;
        return title == null ? "" : '"' + title + '"';
    }

    /** The text without any of {@code secrets}, should a server have repeated one. */
    String hiding(List<String> secrets) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, "***");
        }
        return hidden;
    }
}
