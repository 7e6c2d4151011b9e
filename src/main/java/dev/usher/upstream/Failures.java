package dev.usher.upstream;

import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * What Vert.x reports, in our terms. Before a connection was had nothing can have been sent; after that everything may have
 * been, for a connection that is cut while we write leaves no sign of what the server has read.
 */
final class Failures {
    private final String server;

    Failures(String server) {
        this.server = server;
    }

    /** No connection was had. */
    ServiceException unsent(Throwable cause) {
        if (cause instanceof ConnectionPoolTooBusyException) {
            return unsent(
                    Kind.CONNECTION_LIMIT_REACHED, "has no free connection and too many requests waiting for one");
        }
        if (cause instanceof ConnectTimeoutException || cause instanceof TimeoutException) {
            return unsent(Kind.CONNECTION_TIMEOUT, "could not be connected to in time");
        }
        TlsFailures.Reason ofTls = TlsFailures.of(cause);
        if (ofTls != null) {
            return unsent(ofTls.kind(), ofTls.words());
        }
        if (cause instanceof ConnectException) {
            return unsent(Kind.CONNECTION_REFUSED, "refuses connections");
        }
        if (cause instanceof UnknownHostException) {
            return unsent(Kind.DESTINATION_UNAVAILABLE, "cannot be found: nobody knows an address of its host");
        }
        return unsent(Kind.DESTINATION_UNAVAILABLE, "cannot be found or reached (" + nameOf(cause) + ")");
    }

    /** The request cannot be written as HTTP, which says nothing about the server. */
    ServiceException unwritable() {
        return unsent(Kind.CANCELLED, "was not asked: the request cannot be written");
    }

    /** The request could not be written, for {@code cause}. */
    ServiceException unsendable(RuntimeException cause) {
        return unsent(Kind.CANCELLED, "was not asked: the request cannot be written (" + nameOf(cause) + ")");
    }

    /** The connection ended before the head of a response had come, or what came was no head. */
    ServiceException unanswered(Throwable cause) {
        return isEndOfConnection(cause)
                ? sent(Kind.CONNECTION_TERMINATED, "ended the connection without an answer")
                : sent(Kind.RESPONSE_INCOMPLETE, "sent what is not HTTP (" + nameOf(cause) + ")");
    }

    /** The connection ended, or turned into something else, within the content of a response. */
    ServiceException truncated(Throwable cause) {
        return isEndOfConnection(cause)
                ? sent(Kind.RESPONSE_INCOMPLETE, "ended the connection within its answer")
                : sent(Kind.RESPONSE_INCOMPLETE, "sent an answer that cannot be read (" + nameOf(cause) + ")");
    }

    /** The server agreed to what was not offered. */
    ServiceException unasked() {
        return sent(Kind.RESPONSE_INCOMPLETE, "switched protocols with an extension that was not asked for");
    }

    /** The content is larger than {@code limit} bytes. */
    ServiceException tooLarge(long limit) {
        return sent(Kind.RESPONSE_TOO_LARGE, "sent an answer of more than " + limit + " bytes");
    }

    /** The time is up, with a request on its way or while waiting for a connection. */
    ServiceException late(boolean sent) {
        return sent
                ? sent(Kind.RESPONSE_TIMEOUT, "did not answer in time")
                : unsent(Kind.CONNECTION_TIMEOUT, "could not be connected to in time");
    }

    /** The request has been on its way for as long as a server may be silent, and no more of it could be written. */
    ServiceException clogged() {
        return sent(Kind.RESPONSE_TIMEOUT, "stopped reading the request and did not answer");
    }

    /** It was asked in plain HTTP, and would have answered in TLS. */
    ServiceException wantsTls() {
        return unsent(
                Kind.TLS_PROTOCOL_ERROR,
                "speaks TLS on this port: its url must begin with https://, or name another port");
    }

    /** The wire has been closed. */
    ServiceException closed() {
        return unsent(Kind.CANCELLED, "is not asked any more: the gateway is closing");
    }

    /** The time was up before anything was tried. */
    ServiceException untried() {
        return unsent(Kind.RESPONSE_TIMEOUT, "was not asked: there was no time left");
    }

    /** Whether {@code cause} can only come before a connection was had. */
    static boolean isOfConnecting(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException
                || cause instanceof SSLHandshakeException
                || cause instanceof ConnectionPoolTooBusyException;
    }

    private static boolean isEndOfConnection(Throwable cause) {
        return cause instanceof HttpClosedException
                || cause instanceof StreamResetException
                || cause instanceof IOException;
    }

    private ServiceException unsent(Kind kind, String what) {
        return new ServiceException(kind, false, words(what));
    }

    private ServiceException sent(Kind kind, String what) {
        return new ServiceException(kind, true, words(what));
    }

    private String words(String what) {
        return "The server " + server + " " + what + ".";
    }

    /** The type alone: the text of a foreign exception may repeat what was sent. */
    private static String nameOf(Throwable cause) {
        return cause.getClass().getSimpleName();
    }
}
