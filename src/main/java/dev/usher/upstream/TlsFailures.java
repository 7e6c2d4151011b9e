package dev.usher.upstream;

import dev.usher.service.ServiceException.Kind;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why no encrypted connection was had, in our terms. */
final class TlsFailures {
    /** How Java begins to tell what a server sends; newer ones put the alert in brackets before it too. */
    private static final String ALERT = "Received fatal alert: ";

    /**
     * One reason.
     *
     * @param kind of what kind
     * @param words continue "the server home"
     */
    record Reason(Kind kind, String words) {}

    private TlsFailures() {}

    /** What {@code cause} says of TLS, or null where it says nothing. */
    static @Nullable Reason of(Throwable cause) {
        Throwable told = cause;
        Reason reason = null;
        for (int depth = 0; told != null && depth < 10; depth++) {
            Reason deeper = ofOne(told);
            reason = deeper == null ? reason : deeper;
            told = told.getCause();
        }
        return reason;
    }

    private static @Nullable Reason ofOne(Throwable cause) {
        if (cause instanceof UntrustedException) {
            return new Reason(Kind.TLS_CERTIFICATE_ERROR, Objects.requireNonNull(cause.getMessage()));
        }
        if (cause instanceof CertificateException) {
            return new Reason(Kind.TLS_CERTIFICATE_ERROR, "presents a certificate that is not trusted");
        }
        return cause instanceof SSLException
                ? ofHandshake(cause, Objects.requireNonNullElse(cause.getMessage(), ""))
                : null;
    }

    private static Reason ofHandshake(Throwable cause, String message) {
        if (cause instanceof NotSslRecordException) {
            return new Reason(
                    Kind.TLS_PROTOCOL_ERROR,
                    "does not speak TLS on this port: its url must begin with http://, or name another port");
        }
        if (cause instanceof SslHandshakeTimeoutException) {
            return new Reason(Kind.CONNECTION_TIMEOUT, "did not finish the TLS handshake in time");
        }
        int alert = message.indexOf(ALERT);
        if (alert >= 0) {
            return new Reason(
                    Kind.TLS_ALERT_RECEIVED,
                    "refuses the TLS handshake (" + message.substring(alert + ALERT.length()) + ")");
        }
        if (message.startsWith("Connection closed") || cause.getCause() instanceof ClosedChannelException) {
            return new Reason(
                    Kind.CONNECTION_TERMINATED,
                    "ended the connection within the TLS handshake; if it speaks no TLS there, its url must begin with"
                            + " http://");
        }
        return new Reason(Kind.TLS_PROTOCOL_ERROR, "cannot agree with this gateway on TLS");
    }
}
