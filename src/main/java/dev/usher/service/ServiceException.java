package dev.usher.service;

/**
 * No response came. It carries no stack trace, for it is a result and not a bug; its message names the cause in words fit
 * for an administrator and never a secret.
 */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why no response came. The names are those of RFC 9209 §2.3 where it has one. */
    public enum Kind {
        /** Nobody listens there: the request was never sent. */
        CONNECTION_REFUSED("connection_refused"),
        /** No connection was made in time: the request was never sent. */
        CONNECTION_TIMEOUT("connection_timeout"),
        /** The address could not be found or reached: the request was never sent. */
        DESTINATION_UNAVAILABLE("destination_unavailable"),
        /** It has given no answer to several attempts in a row and is left alone: the request was never sent. */
        KNOWN_DOWN("destination_unavailable"),
        /** The certificate does not prove who the server is: the request was never sent. */
        TLS_CERTIFICATE_ERROR("tls_certificate_error"),
        /** One side speaks TLS and the other does not, or none that both know: the request was never sent. */
        TLS_PROTOCOL_ERROR("tls_protocol_error"),
        /** The server refused the TLS handshake: the request was never sent. */
        TLS_ALERT_RECEIVED("tls_alert_received"),
        /** All connections are busy and the queue is full: the request was never sent. */
        CONNECTION_LIMIT_REACHED("connection_limit_reached"),
        /** More is asked of the server than this gateway lets it have at once: the request was never sent. */
        OVERLOADED("connection_limit_reached"),
        /** The connection ended before a whole response had come. */
        CONNECTION_TERMINATED("connection_terminated"),
        /** No whole response came within the time of the attempt or the request's deadline. */
        RESPONSE_TIMEOUT("http_response_timeout"),
        /** The response was not HTTP, or not whole. */
        RESPONSE_INCOMPLETE("http_response_incomplete"),
        /** The response was larger than this gateway keeps. */
        RESPONSE_TOO_LARGE("http_response_body_size"),
        /** The client went away, or this gateway is closing. */
        CANCELLED("proxy_internal_response");

        private final String proxyError;

        Kind(String proxyError) {
            this.proxyError = proxyError;
        }

        /** The proxy error type of RFC 9209 §2.3 that names this. */
        public String proxyError() {
            return proxyError;
        }

        /** Whether this lasts until somebody changes a certificate or a setting, so that asking again is in vain. */
        public boolean isOfTls() {
            return this == TLS_CERTIFICATE_ERROR || this == TLS_PROTOCOL_ERROR || this == TLS_ALERT_RECEIVED;
        }
    }

    private final Kind kind;
    private final boolean maybeProcessed;
    private final long retryAfterNanos;

    /** An exception whose request may have been processed if {@code maybeProcessed}, and surely was not otherwise. */
    public ServiceException(Kind kind, boolean maybeProcessed, String message) {
        this(kind, maybeProcessed, message, 0);
    }

    private ServiceException(Kind kind, boolean maybeProcessed, String message, long retryAfterNanos) {
        super(message, null, false, false);
        this.kind = kind;
        this.maybeProcessed = maybeProcessed;
        this.retryAfterNanos = retryAfterNanos;
    }

    /** A request that surely was not processed, and may find it otherwise after {@code retryAfterNanos}. */
    public static ServiceException unsent(Kind kind, String message, long retryAfterNanos) {
        return new ServiceException(kind, false, message, retryAfterNanos);
    }

    /** Why no response came. */
    public Kind kind() {
        return kind;
    }

    /** Whether the server may have acted on the request all the same. */
    public boolean maybeProcessed() {
        return maybeProcessed;
    }

    /** After how long asking again may be of use, in nanoseconds; zero where that is not known. */
    public long retryAfterNanos() {
        return retryAfterNanos;
    }
}
