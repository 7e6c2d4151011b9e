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
import io.vertx.core.net.SocketAddress;
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
    private final Addresses addresses;
    private final Failures failures;
    private @Nullable Future<Boolean> asking;
    private volatile @Nullable ServerAddress heard;

    TlsSuspicion(Vertx vertx, Upstream upstream) {
        this.vertx = vertx;
        this.settings = upstream.settings();
        this.addresses = upstream.addresses();
        this.failures = new Failures(settings.name());
    }

    /** {@code plain}, with failures that say so where the server speaks TLS. */
    Service over(Service plain) {
        return request -> isHeard() ? plain.call(request) : call(plain, request);
    }

    private Future<Response> call(Service plain, Request request) {
        return plain.call(request)
                .onSuccess(answer -> heard = addresses.inUse())
                .recover(failure -> {
                    if (isHeard() || !isWordless(failure) || addresses.inUse().isTls()) {
                        return Future.failedFuture(failure);
                    }
                    return speaksTls().compose(tls -> Future.failedFuture(tls ? failures.wantsTls() : failure));
                });
    }

    /** Whether the address in use has answered. */
    private boolean isHeard() {
        return addresses.inUse().equals(heard);
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
        SocketAddress address = addresses.inUse().socket();
        return client.connect(address)
                .compose(socket -> socket.exceptionHandler(cut -> {})
                        .upgradeToSsl(blind, address.host())
                        .eventually(socket::close))
                .transform(handshake -> {
                    client.close();
                    return Future.succeededFuture(handshake.succeeded());
                });
    }
}
