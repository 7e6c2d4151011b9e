package dev.usher.app;

import dev.usher.testing.Issued;
import dev.usher.testing.Soon;
import dev.usher.testing.TestAuthority;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A gateway on a free port with a certificate whose files lie in a directory of the test, and clients that trust it. */
final class TlsFront {
    static final String HERE = "127.0.0.1";

    final TestAuthority authority = new TestAuthority("Test authority");
    private final Path chain;
    private final Path key;
    private GatewayVerticle gateway;

    TlsFront(Path directory) throws Exception {
        chain = directory.resolve("chain.pem");
        key = directory.resolve("key.pem");
        renew(authority.issue(HERE));
    }

    /** Writes another certificate and its key. */
    void renew(Issued certificate) throws Exception {
        certificate.writeTo(chain, key);
    }

    Path chain() {
        return chain;
    }

    GatewayOptions options(String url) {
        return Front.unlimited(url)
                .set("listen.tls.certificate", chain.toString())
                .set("listen.tls.key", key.toString())
                .set("listen.tls.check-every", "20ms");
    }

    TlsFront open(Vertx vertx, GatewayOptions options) throws Exception {
        gateway = new GatewayVerticle(options.listen(HERE, 0));
        Soon.value(vertx.deployVerticle(gateway));
        return this;
    }

    int port() {
        return gateway.port();
    }

    int plainPort() {
        return gateway.plainPort();
    }

    /** A client with connections of its own. */
    HttpClient client() throws Exception {
        return HttpClient.newBuilder().sslContext(authority.trusting()).build();
    }

    HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("https://" + HERE + ":" + port() + target))
                .timeout(Duration.ofSeconds(30));
    }

    HttpResponse<String> get(HttpClient client, String target) throws IOException, InterruptedException {
        return client.send(request(target).build(), BodyHandlers.ofString());
    }

    /** A connection whose handshake is done, of which the client knows these {@code protocols} (ALPN). */
    Socket socket(String... protocols) throws Exception {
        return socket(port(), protocols);
    }

    private SSLSocket socket(int port, String... protocols) throws Exception {
        SSLSocket socket = (SSLSocket) authority.trusting().getSocketFactory().createSocket(HERE, port);
        socket.setSoTimeout(30_000);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** The certificate that a new connection is shown. */
    X509Certificate shown() throws Exception {
        return (X509Certificate)
                get(client(), "/System/Ping").sslSession().orElseThrow().getPeerCertificates()[0];
    }

    /** The certificate that a new connection to {@code port} is shown, where another gateway has the same files. */
    X509Certificate shownAt(int port) throws Exception {
        try (SSLSocket socket = socket(port, "http/1.1")) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }
}
