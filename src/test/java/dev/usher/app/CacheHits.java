package dev.usher.app;

import dev.usher.service.Request;
import dev.usher.service.Response;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a hit costs on its way through the whole stack, from Request to Response. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class CacheHits {
    private final HitStack stack = new HitStack("64MiB");
    private final Request me = HitStack.me();
    private final Request picture = HitStack.picture("1");

    @Benchmark
    public Future<Response> user() {
        return stack.operations().call(me);
    }

    @Benchmark
    public Future<Response> picture() {
        return stack.streams().call(picture);
    }
}
