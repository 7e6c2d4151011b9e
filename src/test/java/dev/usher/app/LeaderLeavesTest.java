package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Soon;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever waits for what another has asked for first gets all of it, though that one goes away. */
class LeaderLeavesTest extends OriginCase {
    private static final String HALF = "the first half, ";
    private static final String REST = "and the rest";
    private static final String HEAD =
            "HTTP/1.1 200 OK\r\n" + KEPT + "\r\nContent-Length: " + (HALF.length() + REST.length()) + "\r\n\r\n";

    private Socket ask(String target) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(30_000);
        String request = "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    /** Returns once the one event loop has seen what was done before: what comes later is read later. */
    private void settle() throws Exception {
        for (int i = 0; i < 3; i++) {
            get("/servers/nobody/");
        }
    }

    private void leave(Socket socket) throws Exception {
        socket.setSoLinger(true, 0);
        socket.close();
        settle();
    }

    private static void readUntil(InputStream in, String end) throws IOException {
        StringBuilder read = new StringBuilder();
        while (!read.toString().endsWith(end)) {
            int next = in.read();
            assertThat(next).as("%s", read).isNotNegative();
            read.append((char) next);
        }
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {PICTURE, PAGE})
    void othersReadOnWhenTheFirstOneLeavesInTheMiddle(String target) throws Exception {
        origin.script = visit -> visit.answer(HEAD + HALF);
        Socket first = ask(target);
        readUntil(first.getInputStream(), HALF);
        try (Socket second = ask(target);
                Socket third = ask(target)) {
            readUntil(second.getInputStream(), HALF);

            leave(first);
            origin.visits.get(0).answer(REST);

            assertThat(rest(second)).isEqualTo(REST);
            assertThat(rest(third)).endsWith(HALF + REST);
            assertThat(get(target).text()).isEqualTo(HALF + REST);
            assertThat(asked(target)).isEqualTo(1);
        }
    }

    @Test
    void othersAreAnsweredWhenTheFirstOneLeavesBeforeTheAnswer() throws Exception {
        Socket first = ask(PICTURE);
        Soon.until(() -> asked(PICTURE) == 1);
        try (Socket second = ask(PICTURE)) {
            settle();
            leave(first);

            origin.visits.get(0).answer(HEAD + HALF + REST);

            assertThat(rest(second)).endsWith(HALF + REST);
            assertThat(asked(PICTURE)).isEqualTo(1);
        }
    }

    @Test
    void serverIsAskedOnceMoreWhereTheLengthIsNotKnown() throws Exception {
        String begun = "HTTP/1.1 200 OK\r\n" + KEPT + "\r\nTransfer-Encoding: chunked\r\n\r\n";
        Socket first = ask(PICTURE);
        Soon.until(() -> asked(PICTURE) == 1);
        try (Socket second = ask(PICTURE)) {
            settle();
            origin.visits.get(0).answer(begun + "4\r\nhalf\r\n");
            readUntil(first.getInputStream(), "half\r\n");
            Soon.until(() -> asked(PICTURE) == 2);
            leave(first);

            origin.visits.get(1).answer(begun + "5\r\nwhole\r\n0\r\n\r\n");

            assertThat(rest(second)).endsWith("5\r\nwhole\r\n0\r\n\r\n");
            assertThat(asked(PICTURE)).isEqualTo(2);
        }
    }

    @Test
    void serverMayStopWhenTheOneReaderOfWhatIsNotStoredLeavesInTheMiddle() throws Exception {
        origin.script = visit -> visit.answer(HEAD.replace(KEPT, "Cache-Control: no-store") + HALF);
        Socket only = ask(PICTURE);
        readUntil(only.getInputStream(), HALF);

        leave(only);

        origin.awaitClosed(0);
    }

    @Test
    void serverMayStopWhenAllHaveLeftBeforeTheAnswer() throws Exception {
        Socket first = ask(PICTURE);
        Soon.until(() -> asked(PICTURE) == 1);
        Socket second = ask(PICTURE);
        settle();

        List.of(first, second).forEach(socket -> {
            try {
                leave(socket);
            } catch (Exception impossible) {
                throw new AssertionError(impossible);
            }
        });

        origin.awaitClosed(0);
    }
}
