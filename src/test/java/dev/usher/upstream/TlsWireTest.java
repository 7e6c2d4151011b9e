package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Issued;
import dev.usher.testing.Soon;
import dev.usher.testing.TestAuthority;
import dev.usher.testing.TestAuthority.Validity;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServer;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypted connections to a server: which certificate is accepted, and how it is told that none was had. */
class TlsWireTest extends WireCase {
    private static final TestAuthority AUTHORITY = new TestAuthority("Home authority");
    private static final Trust VOUCHED = new Trust.Vouched(List.of(AUTHORITY.certificate()));
    private static final String HERE = "127.0.0.1";

    private final AtomicInteger asked = new AtomicInteger();

    private int serve(Issued certificate) throws Exception {
        HttpServerOptions options =
                new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate.options());
        HttpServer server = vertx.createHttpServer(options).requestHandler(request -> {
            asked.incrementAndGet();
            request.response().end("asked for " + request.connection().indicatedServerName());
        });
        Loop.await(server.listen(0, HERE));
        return server.actualPort();
    }

    private void connect(String url, Trust trust) {
        wire = Wire.open(vertx, settings(URI.create(url), HANDSHAKE).withTrust(trust), loop.time, loop.time);
        wires.add(wire::close);
        operations = wire.operations();
    }

    private ServiceException refusal(Issued certificate, Trust trust) throws Exception {
        connect("https://" + HERE + ":" + serve(certificate), trust);
        ServiceException failure = Loop.failure(operation("/"));
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(asked).hasValue(0);
        assertThat(Loop.failure(stream(loop.get("/")))).hasMessage(failure.getMessage());
        return failure;
    }

    private Response answer(String host, Issued certificate, Trust trust) throws Exception {
        connect("https://" + host + ":" + serve(certificate), trust);
        Response response = Loop.await(operation("/"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(Loop.await(stream(loop.get("/"))).body()).isInstanceOf(Body.Streamed.class);
        return response;
    }

    @Test
    void certificateOfTheOwnAuthorityIsAccepted() throws Exception {
        assertThat(Loop.text(answer(HERE, AUTHORITY.issue(HERE), VOUCHED))).isEqualTo("asked for null");
    }

    @Test
    void hostIsToldInTheHandshakeAndLookedForInTheCertificate() throws Exception {
        AddressResolverOptions hosts =
                new AddressResolverOptions().setHostsValue(Buffer.buffer("127.0.0.1 tv.example.org\n"));
        vertx = Vertx.vertx(new VertxOptions().setAddressResolverOptions(hosts));
        loop = new Loop(vertx);

        assertThat(Loop.text(answer("tv.example.org", AUTHORITY.issue("tv.example.org"), VOUCHED)))
                .isEqualTo("asked for tv.example.org");
        closeWires();
        wires.clear();
        Loop.await(vertx.close());
    }

    @Test
    void certificateThatVouchesForItselfIsItsOwnAuthority() throws Exception {
        Issued other = new TestAuthority("Other").issue(HERE);

        answer(HERE, other, new Trust.Vouched(List.of(other.certificate())));
    }

    @Test
    void anotherHostIsRefusedWithBothNames() throws Exception {
        ServiceException failure = refusal(AUTHORITY.issue("tv.example.org", "10.0.0.9"), VOUCHED);

        assertThat(failure.kind()).isEqualTo(Kind.TLS_CERTIFICATE_ERROR);
        assertThat(failure)
                .hasMessage(
                        "The server home presents a certificate for tv.example.org, 10.0.0.9, not for 127.0.0.1: use"
                                + " the name in its url, or pin the certificate (tls.pin).");
    }

    @Test
    void expiredCertificateIsRefusedWithItsEnd() throws Exception {
        Issued expired = AUTHORITY.issue("EC", Validity.PAST, HERE);
        ServiceException failure = refusal(expired, VOUCHED);

        assertThat(failure.kind()).isEqualTo(Kind.TLS_CERTIFICATE_ERROR);
        assertThat(failure)
                .hasMessage("The server home presents a certificate that expired at "
                        + expired.certificate().getNotAfter().toInstant() + " (CN=127.0.0.1).");
    }

    @Test
    void certificateOfTheFutureIsRefusedWithAWordAboutTheClock() throws Exception {
        ServiceException failure = refusal(AUTHORITY.issue("EC", Validity.TO_COME, HERE), VOUCHED);

        assertThat(failure.kind()).isEqualTo(Kind.TLS_CERTIFICATE_ERROR);
        assertThat(failure).hasMessageContaining("is not valid before").hasMessageContaining("clock");
    }

    @Test
    void unknownAuthorityIsRefusedWithItsName() throws Exception {
        ServiceException failure = refusal(AUTHORITY.issue(HERE), Trust.known());

        assertThat(failure.kind()).isEqualTo(Kind.TLS_CERTIFICATE_ERROR);
        assertThat(failure)
                .hasMessage(
                        "The server home presents a certificate of an authority that is not trusted"
                                + " (CN=Home authority): name the authority's file (tls.ca), or pin the certificate (tls.pin).");
    }

    @Test
    void authoritiesOfJavaAreNotTrustedBesideTheOwn() throws Exception {
        Trust other = new Trust.Vouched(List.of(new TestAuthority("Other").certificate()));

        assertThat(refusal(AUTHORITY.issue(HERE), other).kind()).isEqualTo(Kind.TLS_CERTIFICATE_ERROR);
    }

    @Test
    void pinnedCertificateIsAcceptedWhateverItSays() throws Exception {
        Issued odd = AUTHORITY.issue("EC", Validity.PAST, "elsewhere.example");

        answer(HERE, odd, new Trust.Pinned(odd.fingerprint()));
    }

    @Test
    void otherCertificateThanThePinnedIsRefusedWithItsFingerprint() throws Exception {
        Issued presented = AUTHORITY.issue(HERE);
        ServiceException failure =
                refusal(presented, new Trust.Pinned(AUTHORITY.issue(HERE).fingerprint()));

        assertThat(failure.kind()).isEqualTo(Kind.TLS_CERTIFICATE_ERROR);
        assertThat(failure)
                .hasMessage(
                        "The server home presents another certificate than the one that is pinned; the SHA-256 of this"
                                + " one is "
                                + presented.fingerprint().replace(":", "").toLowerCase(Locale.ROOT) + ".");
    }

    @Test
    void anyCertificateIsAcceptedBlindly() throws Exception {
        answer(HERE, AUTHORITY.issue("EC", Validity.PAST, "elsewhere.example"), new Trust.Blind());
    }

    @Test
    void plainHttpOnThePortOfAnHttpsUrlIsToldAsSuch() throws Exception {
        HttpServer plain = serve(request -> request.response().end());
        connect("https://" + HERE + ":" + plain.actualPort(), VOUCHED);

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.TLS_PROTOCOL_ERROR);
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(failure)
                .hasMessage("The server home does not speak TLS on this port: its url must begin with http://, or name"
                        + " another port.");
    }

    @Test
    void tlsOnThePortOfAnHttpUrlIsToldAsSuch() throws Exception {
        connect("http://" + HERE + ":" + serve(AUTHORITY.issue("elsewhere.example")), Trust.known());

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.TLS_PROTOCOL_ERROR);
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(failure)
                .hasMessage("The server home speaks TLS on this port: its url must begin with https://, or name another"
                        + " port.");
        assertThat(Loop.failure(stream(loop.get("/")))).hasMessage(failure.getMessage());
    }

    @Test
    void plainServerThatDiesIsNotTakenForOneOfTls() throws Exception {
        connect(origin.url("/").toString(), Trust.known());
        origin.script = visit -> visit.socket().close();

        Future<Response> answer = operation("/");
        Soon.until(() -> origin.connections.size() == 2);
        origin.close();

        assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.CONNECTION_TERMINATED);
    }

    @Test
    void serverThatHasAnsweredInPlainHttpIsNotSuspected() throws Exception {
        connect(origin.url("/").toString(), Trust.known());
        origin.script = visit -> visit.answer(OK);
        Loop.await(operation("/"));
        origin.script = visit -> visit.socket().close();

        assertThat(Loop.failure(operation("/")).kind()).isEqualTo(Kind.CONNECTION_TERMINATED);
        assertThat(origin.connections).hasSize(1);
    }

    @Test
    void connectionThatEndsWithinTheHandshakeIsNoVerdictOnTls() throws Exception {
        NetServer mute = vertx.createNetServer().connectHandler(socket -> socket.handler(hello -> socket.close()));
        Loop.await(mute.listen(0, HERE));
        connect("https://" + HERE + ":" + mute.actualPort(), VOUCHED);

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_TERMINATED);
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(failure).hasMessageContaining("within the TLS handshake");
    }

    @ParameterizedTest
    @ValueSource(strings = {"handshake_failure, 40", "protocol_version, 70"})
    void alertOfTheServerIsTold(String alert) throws Exception {
        byte code = Byte.parseByte(alert.split(", ")[1]);
        NetServer picky = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(
                        hello -> socket.write(Buffer.buffer(new byte[] {0x15, 0x03, 0x03, 0x00, 0x02, 0x02, code}))));
        Loop.await(picky.listen(0, HERE));
        connect("https://" + HERE + ":" + picky.actualPort(), VOUCHED);

        ServiceException failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.TLS_ALERT_RECEIVED);
        assertThat(failure).hasMessage("The server home refuses the TLS handshake (" + alert.split(",")[0] + ").");
    }
}
