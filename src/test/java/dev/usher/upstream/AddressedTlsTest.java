package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.Issued;
import dev.usher.testing.Origin;
import dev.usher.testing.TestAuthority;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several addresses of one server behind TLS: each proves its own name, and only where nobody is another one is asked. */
class AddressedTlsTest extends AddressedCase {
    private static final TestAuthority AUTHORITY = new TestAuthority("Home authority");
    private static final Trust VOUCHED = new Trust.Vouched(List.of(AUTHORITY.certificate()));
    private static final Buffer NAMES = Buffer.buffer("127.0.0.1 lan.example vpn.example\n");

    private Vertx outer;

    @BeforeEach
    void nameHosts() {
        outer = vertx;
        vertx = Vertx.vertx(
                new VertxOptions().setAddressResolverOptions(new AddressResolverOptions().setHostsValue(NAMES)));
        loop = new Loop(vertx);
        share = HANDSHAKE;
    }

    @AfterEach
    void forgetHosts() throws Exception {
        closeWires();
        wires.clear();
        Loop.await(vertx.close());
        vertx = outer;
    }

    private URI serve(String host, Issued certificate) throws Exception {
        HttpServerOptions options =
                new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate.options());
        HttpServer server = vertx.createHttpServer(options)
                .requestHandler(request -> request.response()
                        .end("asked for " + request.connection().indicatedServerName()));
        Loop.await(server.listen(0, "127.0.0.1"));
        return URI.create("https://" + host + ":" + server.actualPort());
    }

    /** A port on which a connection comes to nothing. */
    private URI dead(boolean silent) throws Exception {
        NetServer server = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(hello -> {
                    if (!silent) {
                        socket.close();
                    }
                }));
        Loop.await(server.listen(0, "127.0.0.1"));
        return URI.create("https://lan.example:" + server.actualPort());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void handshakeThatComesToNothingLeadsOnToTheNextUnderItsOwnName(boolean silent) throws Exception {
        share = Duration.ofSeconds(5);
        connectTo(VOUCHED, dead(silent), serve("vpn.example", AUTHORITY.issue("vpn.example")));

        assertThat(ask()).isEqualTo("asked for vpn.example");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void badCertificateIsNotEvaded(Way way) throws Exception {
        URI wrong = serve("lan.example", AUTHORITY.issue("vpn.example"));
        connectTo(VOUCHED, wrong, serve("vpn.example", AUTHORITY.issue("vpn.example")));

        var failure = Loop.failure(ask(way));

        assertThat(failure.kind()).isEqualTo(Kind.TLS_CERTIFICATE_ERROR);
        assertThat(failure).hasMessageContaining("a certificate for vpn.example, not for lan.example");
        assertThat(failure.maybeProcessed()).isFalse();
        assertThat(moves).isEmpty();
    }

    @Test
    void nextAddressProvesItsNameAsTheFirstWould() throws Exception {
        List<String> complaints = new CopyOnWriteArrayList<>();
        URI nobody = Origin.nobody();
        connectTo(VOUCHED, nobody, serve("vpn.example", AUTHORITY.issue("lan.example")));
        upstream.onComplaint(complaints::add);

        var failure = Loop.failure(operation("/"));

        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        assertThat(complaints).hasSize(1).allMatch(words -> words.contains("for lan.example, not for vpn.example"));
    }

    @Test
    void plainAddressAndEncryptedOneStandSideBySide() throws Exception {
        origin.script = visit -> visit.answer(OK);
        connectTo(VOUCHED, Origin.nobody(), serve("vpn.example", AUTHORITY.issue("vpn.example")));
        assertThat(ask()).isEqualTo("asked for vpn.example");

        connectTo(VOUCHED, dead(false), origin.url(""));
        assertThat(ask()).isEqualTo("ok");
    }
}
