package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Response;
import dev.usher.service.ServiceException.Kind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A name with two addresses in the DNS, at one of which somebody listens: Vert.x connects to the first that the DNS names and to
 * no other, so that two addresses of a server stand under two urls.
 */
class NameOfSeveralTest extends AddressedCase {
    /** A name server that answers every question with the addresses 127.0.0.{@code last}. */
    private static DatagramSocket names(Vertx vertx, List<Integer> last) throws Exception {
        DatagramSocket names = vertx.createDatagramSocket();
        names.handler(packet -> names.send(
                answer(packet.data(), last),
                packet.sender().port(),
                packet.sender().host()));
        Loop.await(names.listen(0, "127.0.0.1"));
        return names;
    }

    private static Buffer answer(Buffer question, List<Integer> last) {
        int end = 12;
        while (question.getByte(end) != 0) {
            end += question.getByte(end) + 1;
        }
        boolean isV4 = question.getUnsignedShort(end + 1) == 1;
        Buffer answer = question.getBuffer(0, 2)
                .appendUnsignedShort(0x8180)
                .appendUnsignedShort(1)
                .appendUnsignedShort(isV4 ? last.size() : 0)
                .appendInt(0)
                .appendBuffer(question.slice(12, end + 5));
        if (isV4) {
            last.forEach(number -> answer.appendUnsignedShort(0xC00C)
                    .appendUnsignedShort(1)
                    .appendUnsignedShort(1)
                    .appendInt(60)
                    .appendUnsignedShort(4)
                    .appendBytes(new byte[] {127, 0, 0, number.byteValue()}));
        }
        return answer;
    }

    @ParameterizedTest
    @CsvSource({"1, 3, true", "3, 1, false"})
    void onlyTheFirstOfThemIsTried(int first, int second, boolean found) throws Exception {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end("ok"));
        Loop.await(server.listen(0, "127.0.0.1"));
        DatagramSocket names = names(vertx, List.of(first, second));
        AddressResolverOptions resolver = new AddressResolverOptions()
                .addServer("127.0.0.1:" + names.localAddress().port());
        vertx = Vertx.vertx(new VertxOptions().setAddressResolverOptions(resolver));
        loop = new Loop(vertx);
        connectTo(URI.create("http://several.example:" + server.actualPort()));

        Future<Response> answer = operation("/");

        if (found) {
            assertThat(Loop.text(Loop.await(answer))).isEqualTo("ok");
        } else {
            assertThat(Loop.failure(answer).kind()).isEqualTo(Kind.CONNECTION_REFUSED);
        }
        closeWires();
        wires.clear();
        Loop.await(vertx.close());
    }
}
