package dev.usher.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ManualTime;
import dev.usher.time.Clockwork;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictDecoderTest {
    private static final int MAX_TARGET = 20;
    private static final int MAX_FIELDS = 60;

    /** How the octets come is the network's choice, and must make no difference. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            GET /a HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n                                             | 'GET /a HTTP/1.1 [] '
            \\r\\n\\r\\nGET /a HTTP/1.0\\r\\n\\r\\n                                               | 'GET /a HTTP/1.0 [] '
            GET /a HTTP/1.1\\r\\n\\r\\nPUT /b HTTP/1.1\\r\\n\\r\\n                                 | 'GET /a HTTP/1.1 [] PUT /b HTTP/1.1 [] '
            PUT /a HTTP/1.1\\r\\nContent-Length: 3\\r\\n\\r\\nG\\r\\nGET /b HTTP/1.1\\r\\n\\r\\n       | 'PUT /a HTTP/1.1 [G\\r\\n] GET /b HTTP/1.1 [] '
            PUT /a HTTP/1.1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n2;a=b\\r\\nhi\\r\\n0\\r\\nX: y\\r\\n\\r\\nGET /b HTTP/1.1\\r\\n\\r\\n | 'PUT /a HTTP/1.1 [hi] GET /b HTTP/1.1 [] '
            PUT /a HTTP/1.1\\r\\nContent-Length: 3\\r\\n\\r\\nabcX                               | 'PUT /a HTTP/1.1 [abc] '
            GET /a HTTP/1.1\\r\\nX:\\t\\377 \\t\\r\\nY:\\r\\n\\r\\n                                 | 'GET /a HTTP/1.1 [] '
            GET /a HTTP/1.1\\r\\nA: b\\r\\n c\\r\\n\\r\\nGET /b HTTP/1.1\\r\\n\\r\\n                    | MALFORMED
            GET /a HTTP/1.1\\nA: b\\r\\n\\r\\n                                                 | MALFORMED
            GET /a HTTP/1.1\\r\\nA: b\\rc\\r\\n\\r\\n                                           | MALFORMED
            GET /a HTTP/1.2\\r\\n\\r\\n                                                      | VERSION_REFUSED
            GET /aaaaaaaaaaaaaaaaaaa HTTP/1.1\\r\\n\\r\\n                                    | 'GET /aaaaaaaaaaaaaaaaaaa HTTP/1.1 [] '
            GET /aaaaaaaaaaaaaaaaaaaa HTTP/1.1\\r\\n\\r\\n                                   | TARGET_TOO_LONG
            GET /a HTTP/1.1\\r\\nA: 1\\r\\nB: 2\\r\\nC: 3\\r\\n\\r\\n                              | 'GET /a HTTP/1.1 [] '
            GET /a HTTP/1.1\\r\\nA: 1\\r\\nB: 2\\r\\nC: 3\\r\\nD: 4\\r\\n\\r\\n                       | TOO_MANY_FIELDS
            GET /a HTTP/1.1\\r\\nA: 12345678901234567890123456789012345678901234567890\\r\\nB: 2345\\r\\n\\r\\n | 'GET /a HTTP/1.1 [] '
            GET /a HTTP/1.1\\r\\nA: 12345678901234567890123456789012345678901234567890\\r\\nB: 23456\\r\\n\\r\\n | FIELDS_TOO_LARGE
            PUT /a HTTP/1.1\\r\\nTransfer-Encoding: gzip, chunked\\r\\n\\r\\n0\\r\\n\\r\\n            | CODING_REFUSED
            PUT /a HTTP/1.1\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n+1\\r\\nx\\r\\n0\\r\\n\\r\\n        | 'PUT /a HTTP/1.1 [MALFORMED'
            """)
    void readsTheSameWhetherItComesAtOnceOrInParts(String octets, String read) {
        String all = octets.translateEscapes();

        for (int part : new int[] {all.length(), 1, 2, 3, 7}) {
            assertThat(read(all, part)).as("in parts of " + part).isEqualTo(read.translateEscapes());
        }
    }

    /** Vert.x takes a short cut to messages and maps of these very classes. */
    @Test
    void messageIsOfTheClassesThatVertxWorksWith() {
        EmbeddedChannel channel = channel();
        channel.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\nHost: a\r\n\r\n", StandardCharsets.US_ASCII));

        HttpRequest request = channel.readInbound();

        assertThat(request).isExactlyInstanceOf(DefaultHttpRequest.class);
        assertThat(request.headers()).isInstanceOf(io.vertx.core.MultiMap.class);
        channel.finishAndReleaseAll();
    }

    private static EmbeddedChannel channel() {
        ManualTime time = new ManualTime();
        ConnectionWatch watch = new ConnectionWatch(
                new ListenerSettings(MAX_TARGET, MAX_FIELDS, 3, Duration.ofSeconds(1), Duration.ofSeconds(1), 0),
                new Clockwork(time, time, time));
        return new EmbeddedChannel(watch.decoder(), watch);
    }

    private static String read(String octets, int part) {
        EmbeddedChannel channel = channel();
        StringBuilder read = new StringBuilder();
        for (int i = 0; i < octets.length(); i += part) {
            String some = octets.substring(i, Math.min(octets.length(), i + part));
            channel.writeInbound(Unpooled.copiedBuffer(some, StandardCharsets.ISO_8859_1));
            for (HttpObject next = channel.readInbound(); next != null; next = channel.readInbound()) {
                append(next, read);
                ReferenceCountUtil.release(next);
            }
        }
        channel.finishAndReleaseAll();
        return read.toString();
    }

    private static void append(HttpObject next, StringBuilder read) {
        if (next.decoderResult().isFailure()) {
            read.append(Problems.ofUnreadable(next.decoderResult().cause()));
        } else if (next instanceof HttpRequest request) {
            read.append(request.method() + " " + request.uri() + " " + request.protocolVersion() + " [");
        }
        if (next instanceof HttpContent content && next.decoderResult().isSuccess()) {
            read.append(content.content().toString(StandardCharsets.ISO_8859_1));
            read.append(next instanceof io.netty.handler.codec.http.LastHttpContent ? "] " : "");
        }
    }
}
