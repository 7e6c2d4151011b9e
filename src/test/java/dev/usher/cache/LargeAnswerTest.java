package dev.usher.cache;

import static dev.usher.cache.HttpCached.status;
import static dev.usher.cache.HttpCached.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Held;
import dev.usher.service.Response;
import dev.usher.testing.TextStream;
import io.vertx.core.http.HttpHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored and so large that a reader of it is counted. */
class LargeAnswerTest {
    private static final String CONTENT = "0123456789".repeat(10_000);
    private static final int SIZE = CONTENT.length();
    private static final String CONTROL = "max-age=10";

    private final Room room = new Room(2 * SIZE, 2 * SIZE);
    private final HttpCached home = new HttpCached(room);

    @BeforeEach
    void store() {
        home.answers(CONTENT, "Cache-Control", CONTROL);
        assertThat(read(home.get("/p"))).isEqualTo(CONTENT);
    }

    /** The content as a client has it when all of it has been written. */
    private static String read(Response response) {
        String text = text(response);
        letGo(response);
        return text;
    }

    private static void letGo(Response response) {
        if (((Body.Streamed) response.body()).stream() instanceof Held held) {
            held.letGo();
        }
    }

    private long taken() {
        long free = 2 * SIZE;
        while (!room.take(free)) {
            free--;
        }
        room.leave(free);
        return 2 * SIZE - free;
    }

    @Test
    void contentIsCountedOnceAsLongAsSomebodyReadsIt() {
        assertThat(taken()).isZero();
        Response one = home.get("/p");
        Response other = home.get("/p");

        assertThat(status(other)).isEqualTo("usher/home;hit;ttl=10");
        assertThat(taken()).isEqualTo(SIZE);
        assertThat(read(one)).isEqualTo(CONTENT);
        assertThat(taken()).isEqualTo(SIZE);
        ((Body.Streamed) other.body()).cancellation().cancel();
        assertThat(taken()).isZero();
        assertThat(home.store.bytes()).isGreaterThan(SIZE);
    }

    @Test
    void contentIsReadFromStoreWhereThereIsNoRoomForItsReader() {
        room.take(2 * SIZE);

        Response hit = home.get("/p");

        assertThat(status(hit)).isEqualTo("usher/home;hit;ttl=10");
        assertThat(read(hit)).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_536, 99_998})
    void partIsGivenAsItIsOfAnythingStored(int last) {
        Response part = home.get("/p", "Range", "bytes=0-" + last);

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.fields().get("Content-Range")).isEqualTo("bytes 0-" + last + "/" + SIZE);
        assertThat(part.fields().get("Content-Length")).isEqualTo(Integer.toString(last + 1));
        assertThat(taken()).isEqualTo(last == 0 ? 0 : SIZE);
        assertThat(text(part)).isEqualTo(CONTENT.substring(0, last + 1));
    }

    @Test
    void contentOfUnknownLengthIsStoredWithItsLength() {
        Body.Streamed unknown = new Body.Streamed(TextStream.of(CONTENT).stream(), -1, new Cancellation());
        home.server.expect().answer(new Response(200, HttpHeaders.headers().set("Cache-Control", CONTROL), unknown));
        assertThat(read(home.get("/q"))).isEqualTo(CONTENT);

        Response hit = home.get("/q");

        assertThat(status(hit)).isEqualTo("usher/home;hit;ttl=10");
        assertThat(hit.fields().get("Content-Length")).isEqualTo(Integer.toString(SIZE));
        assertThat(read(hit)).isEqualTo(CONTENT);
        assertThat(taken()).isZero();
    }
}
