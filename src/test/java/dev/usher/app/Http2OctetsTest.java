package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.app.Http2Frames.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersDecoder;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTP/2 frames octets that no head of HTTP/1.1 can hold: what is refused there reaches no server from here either. */
class Http2OctetsTest extends Http2Case {
    private static final int WHOLE = Http2Frames.END_STREAM | Http2Frames.END_HEADERS;
    private static final int PRIORITY = 0x20;
    private static final int LENGTH_OF_PRIORITY = 5;
    private static final int OCTETS = 256;
    /** A connection on which too much is reset in a while ends. */
    private static final int PER_CONNECTION = 64;

    private final List<String> arrived = new CopyOnWriteArrayList<>();

    @BeforeEach
    void relay() {
        see(HttpServerRequest::uri);
    }

    private void see(Function<HttpServerRequest, String> part) {
        script = request -> {
            arrived.add(part.apply(request));
            request.response().end();
        };
    }

    /** Asks with each octet in turn, and expects an answer to those that {@code pass}; the others reach nobody. */
    private void assertPassing(IntPredicate pass, IntFunction<byte[]> heads, IntFunction<String> seen)
            throws Exception {
        for (int octet = 0; octet < OCTETS; octet += PER_CONNECTION) {
            ask(octet, pass, heads);
        }

        assertThat(arrived)
                .containsExactlyElementsOf(
                        IntStream.range(0, OCTETS).filter(pass).mapToObj(seen).toList());
    }

    private void ask(int from, IntPredicate pass, IntFunction<byte[]> heads) throws Exception {
        Http2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder();
        try (Http2Frames client = new Http2Frames(front.socket("h2"))) {
            for (int octet = from; octet < from + PER_CONNECTION; octet++) {
                client.send(Http2Frames.HEADERS, WHOLE, 2 * octet + 1, heads.apply(octet));
                assertThat(outcome(client, decoder))
                        .as("octet %d", octet)
                        .isIn(pass.test(octet) ? List.of("200") : List.of("400", "reset"));
            }
        }
    }

    private static String outcome(Http2Frames client, Http2HeadersDecoder decoder) throws Exception {
        Frame end = client.next();
        while (end.type() != Http2Frames.HEADERS && end.type() != Http2Frames.RESET) {
            end = client.next();
        }
        return end.type() == Http2Frames.RESET ? "reset" : status(end, decoder);
    }

    private static String status(Frame head, Http2HeadersDecoder decoder) throws Http2Exception {
        ByteBuf fields = Unpooled.wrappedBuffer(head.payload());
        if ((head.flags() & PRIORITY) != 0) {
            fields.skipBytes(LENGTH_OF_PRIORITY);
        }
        return decoder.decodeHeaders(head.stream(), fields).status().toString();
    }

    @Test
    void targetIsOfVisibleOctets() throws Exception {
        assertPassing(
                octet -> octet > ' ' && octet < 0x7F,
                octet -> Http2Frames.get("/a" + (char) octet + "b", TlsFront.HERE),
                octet -> "/a" + (char) octet + "b");
    }

    @Test
    void targetOfAnOperationIsOfVisibleOctets() throws Exception {
        ask(0, octet -> octet > ' ', octet -> Http2Frames.get("/Users/Public?" + (char) octet, TlsFront.HERE));
    }

    @Test
    void nameOfAFieldIsALowerCaseToken() throws Exception {
        see(Http2OctetsTest::nameOfWhatIsSeen);
        String token = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz";

        assertPassing(
                octet -> token.indexOf(octet) >= 0,
                octet -> Http2Frames.getOf(TlsFront.HERE, "x" + (char) octet + "y", "seen"),
                octet -> "x" + (char) octet + "y");
    }

    private static String nameOfWhatIsSeen(HttpServerRequest request) {
        return request.headers().entries().stream()
                .filter(field -> field.getValue().equals("seen"))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    @Test
    void valueOfAFieldIsOfNoControlButTheTab() throws Exception {
        see(request -> request.getHeader("x-seen"));

        assertPassing(
                octet -> octet == '\t' || octet >= ' ' && octet != 0x7F,
                octet -> Http2Frames.getOf(TlsFront.HERE, "x-seen", "a" + (char) octet + "b"),
                octet -> "a" + (char) octet + "b");
    }
}
