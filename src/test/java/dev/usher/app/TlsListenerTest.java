package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.usher.testing.Issued;
import dev.usher.testing.LogOf;
import dev.usher.testing.Proves;
import dev.usher.testing.RawClient;
import dev.usher.testing.Secrets;
import dev.usher.testing.Soon;
import dev.usher.testing.TestAuthority.Validity;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateExpiredException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The encrypted listener: what it shows, what it refuses, and how it takes a new certificate over. */
@ExtendWith(VertxExtension.class)
class TlsListenerTest {
    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;

    @RegisterExtension
    final LogOf log = new LogOf("dev.usher.gateway.KeyWatch");

    @TempDir
    Path directory;

    private Vertx vertx;
    private Upright server;
    private TlsFront front;

    @BeforeEach
    void start(Vertx given) throws Exception {
        vertx = given;
        server = new Upright(vertx);
        front = new TlsFront(directory);
    }

    private TlsFront open() throws Exception {
        return front.open(vertx, front.options(server.url()));
    }

    @Test
    @Proves({"listen.tls.certificate", "listen.tls.key"})
    void http2IsSpokenWithWhoeverKnowsItAndHttp11WithTheOthers() throws Exception {
        open();
        HttpClient old = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(front.authority.trusting())
                .build();

        HttpResponse<String> modern = front.get(front.client(), "/System/Ping");
        HttpResponse<String> before = front.get(old, "/System/Ping");

        assertThat(modern.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(modern.body()).isEqualTo("ok");
        assertThat(before.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
        assertThat(before.body()).isEqualTo("ok");
    }

    @Test
    @Proves({"listen.tls.keystore", "listen.tls.password"})
    void pkcs12OpensWithThePasswordInAFile() throws Exception {
        Path store = directory.resolve("keys.p12");
        Path secret = directory.resolve("password");
        Issued certificate = front.authority.issue(TlsFront.HERE);
        certificate.writePkcs12(store, Secrets.register("sesame street"));
        Files.writeString(secret, "sesame street\n");
        front.open(
                vertx,
                Front.unlimited(server.url())
                        .set("listen.tls.keystore", store.toString())
                        .set("listen.tls.password", "${file:" + secret + "}"));

        assertThat(front.shown()).isEqualTo(certificate.certificate());
    }

    @ParameterizedTest
    @CsvSource({"1, " + ALERT, "2, " + ALERT, "3, " + HANDSHAKE})
    void versionsBeforeTls12AreRefused(int minor, int answer) throws Exception {
        open();
        try (Socket socket = new Socket(TlsFront.HERE, front.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(ClientHello.of(minor));

            assertThat(socket.getInputStream().read()).isEqualTo(answer);
        }
    }

    @Test
    @Proves({"listen.tls.certificate", "listen.tls.key", "listen.tls.check-every"})
    void newCertificateIsShownToNewConnectionsWhileTheOldOnesGoOn() throws Exception {
        open();
        HttpClient client = front.client();
        front.get(client, "/System/Ping");
        Promise<Void> rest = server.answerInHalves();
        HttpResponse<InputStream> half =
                client.send(front.request("/Videos/1/stream").build(), BodyHandlers.ofInputStream());
        assertThat(half.body().readNBytes(4)).isEqualTo("half".getBytes());
        Issued renewed = front.authority.issue(TlsFront.HERE);

        front.renew(renewed);
        Soon.until(() -> log.lines().stream().anyMatch(line -> line.contains("is in use from now on")));

        assertThat(front.shown()).isEqualTo(renewed.certificate());
        rest.complete();
        assertThat(new String(half.body().readAllBytes())).isEqualTo(" and half");
        assertThat(front.get(client, "/System/Ping").sslSession().orElseThrow().getPeerCertificates()[0])
                .isNotEqualTo(renewed.certificate());
        assertThat(front.get(front.client(), "/System/Ping").version()).isEqualTo(HttpClient.Version.HTTP_2);
    }

    @Test
    @Proves("listen.tls.check-every")
    void filesAreLookedAtAsOftenAsTheOptionsSay() throws Exception {
        open();
        int seldom = Front.open(vertx, front.options(server.url()).set("listen.tls.check-every", "1h"));
        Issued renewed = front.authority.issue(TlsFront.HERE);

        front.renew(renewed);
        Soon.until(() -> log.lines().stream().anyMatch(line -> line.contains("is in use from now on")));

        assertThat(front.shown()).isEqualTo(renewed.certificate());
        assertThat(front.shownAt(seldom)).isNotEqualTo(renewed.certificate());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            garbage | holds no certificate as PEM
            gone    | does not exist
            other   | belongs to another certificate than the first in
            expired | the certificate of CN=127.0.0.1 expired at
            """)
    void brokenNewFilesKeepTheCertificateBeforeThemAndAreToldOnce(String fault, String words) throws Exception {
        open();
        Object before = front.shown();

        breakBy(fault);
        Soon.until(() -> log.lines().stream().anyMatch(line -> line.contains(words)));

        assertThat(front.shown()).isEqualTo(before);
        assertThat(log.lines())
                .allMatch(line -> line.startsWith("listen.tls: the files have changed and cannot be used,"
                        + " the certificate before them stays: "));
        assertThat(log.lines().stream().filter(line -> line.contains(words))).hasSize(1);
        Issued renewed = front.authority.issue(TlsFront.HERE);
        front.renew(renewed);
        Soon.until(() -> log.lines().stream().anyMatch(line -> line.contains("is in use from now on")));
        assertThat(front.shown()).isEqualTo(renewed.certificate());
    }

    private void breakBy(String fault) throws Exception {
        switch (fault) {
            case "garbage" -> replaceChain("garbage");
            case "gone" -> Files.delete(front.chain());
            case "other" -> replaceChain(front.authority.issue(TlsFront.HERE).chain());
            default -> front.renew(front.authority.issue("EC", Validity.PAST, TlsFront.HERE));
        }
    }

    /** At one stroke, so that no state between is seen. */
    private void replaceChain(String content) throws IOException {
        Path next = Files.writeString(directory.resolve("next.pem"), content);
        Files.move(next, front.chain(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void expiredCertificateIsShownFromTheStartAndTold() throws Exception {
        front.renew(front.authority.issue("EC", Validity.PAST, TlsFront.HERE));

        open();

        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("expired at")
                .contains("clients will refuse it");
        assertThatThrownBy(() -> front.shown()).hasRootCauseInstanceOf(CertificateExpiredException.class);
    }

    @Test
    void unusableFilesAreNotServedWith() throws Exception {
        Files.delete(front.chain());

        assertThatThrownBy(this::open).hasMessageContaining("listen.tls: " + front.chain() + " does not exist");
        assertThat(vertx.deploymentIDs()).isEmpty();
    }

    @Test
    @Proves("listen.plain-port")
    void plainPortStandsBesideTheEncryptedOne() throws Exception {
        front.open(vertx, front.options(server.url()).set("listen.plain-port", "0"));

        assertThat(Front.client(front.plainPort()).send("GET", "/System/Ping").text())
                .isEqualTo("ok");
        assertThat(front.get(front.client(), "/System/Ping").body()).isEqualTo("ok");
    }

    @Test
    void plainHttpIsNotAnsweredOnTheEncryptedPort() throws Exception {
        open();
        RawClient plain = Front.client(front.port());

        assertThatThrownBy(() -> plain.send("GET", "/System/Ping")).isInstanceOf(IOException.class);
        assertThat(front.plainPort()).isZero();
        assertThat(server.opened()).isZero();
    }
}
