package dev.usher.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A name with several addresses in the DNS, of which only the last has somebody who listens. */
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

    @Test
    void allOfThemAreTried() throws Exception {
        DatagramSocket names = names(vertx, List.of(3, 2, 1));
        Vertx named = Vertx.vertx(new VertxOptions()
                .setAddressResolverOptions(new AddressResolverOptions()
                        .addServer("127.0.0.1:" + names.localAddress().port())));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.response().end("ok"));
        Loop.await(server.listen(0, "127.0.0.1"));
        vertx = named;
        loop = new Loop(named);
        connectTo(URI.create("http://several.example:" + server.actualPort()));

        assertThat(ask()).isEqualTo("ok");
    }
}
