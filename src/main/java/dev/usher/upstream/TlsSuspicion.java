package dev.usher.upstream;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells a server that wants TLS from one that died. A web server that is asked in plain HTTP on the port of its TLS mostly
 * ends the connection without a word. Where one has never answered and does so, a TLS handshake with it is tried, without
 * a look at its certificate and without a byte after it.
 */
final class TlsSuspicion {
    private final Vertx vertx;
    private final UpstreamSettings settings;
    private final Failures failures;
    private @Nullable Future<Boolean> asking;
    private volatile boolean heard;

    TlsSuspicion(Vertx vertx, UpstreamSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.failures = new Failures(settings.name());
    }

    /** {@code plain}, with failures that say so where the server speaks TLS. */
    Service over(Service plain) {
        return request -> heard ? plain.call(request) : call(plain, request);
    }

    private Future<Response> call(Service plain, Request request) {
        return plain.call(request).onSuccess(answer -> heard = true).recover(failure -> {
            if (heard || !isWordless(failure)) {
                return Future.failedFuture(failure);
            }
            return speaksTls().compose(tls -> Future.failedFuture(tls ? failures.wantsTls() : failure));
        });
    }

    private static boolean isWordless(Throwable failure) {
        return failure instanceof ServiceException missing
                && (missing.kind() == Kind.CONNECTION_TERMINATED || missing.kind() == Kind.RESPONSE_INCOMPLETE);
    }

    /** Whether a handshake succeeds; all who want to know at a time share one. */
    private Future<Boolean> speaksTls() {
        Future<Boolean> answer;
        synchronized (this) {
            if (asking != null) {
                return asking;
            }
            answer = shakeHands();
            asking = answer;
        }
        return answer.onComplete(done -> forget());
    }

    private synchronized void forget() {
        asking = null;
    }

    private Future<Boolean> shakeHands() {
        int patience = Math.toIntExact(settings.connectTimeout().toMillis());
        NetClient client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(patience));
        ClientSSLOptions blind = new ClientSSLOptions()
                .setTrustOptions(TrustOptions.wrap(CertificateJudge.by(new Trust.Blind())))
                .setHostnameVerificationAlgorithm("")
                .setSslHandshakeTimeout(patience)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
        String host = OutgoingRequest.unbracketed(settings.host());
        return client.connect(settings.port(), host)
                .compose(socket -> socket.exceptionHandler(cut -> {})
                        .upgradeToSsl(blind, host)
                        .eventually(socket::close))
                .transform(handshake -> {
                    client.close();
                    return Future.succeededFuture(handshake.succeeded());
                });
    }
}
