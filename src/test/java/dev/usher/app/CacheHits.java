package dev.usher.app;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a hit costs on its way through the whole stack, from Request to Response. The same user is asked for from several
 * addresses, none of which may ask a million times a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CacheHits {
    private static final int CALLERS = 16;

    private final HitStack stack = new HitStack("64MiB");
    private final Request[] users =
            IntStream.range(0, CALLERS).mapToObj(HitStack::me).toArray(Request[]::new);
    private final Request picture = HitStack.picture("1");
    private final Request file = HitStack.file();
    private int turn;

    @Benchmark
    public Response user() {
        return answer(stack.operations(), users[turn++ & CALLERS - 1]);
    }

    @Benchmark
    public Response picture() {
        return answer(stack.streams(), picture);
    }

    @Benchmark
    public Response file() {
        return answer(stack.streams(), file);
    }

    private static Response answer(Service service, Request request) {
        Response response = service.call(request).result();
        if (response.status() != 200) {
            throw new IllegalStateException("this was no hit: " + response);
        }
        return response;
    }
}
