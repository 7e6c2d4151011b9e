package dev.usher.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** The meters of Prometheus, each found by its names without making anything of them. */
final class PrometheusMeters implements Meters {
    private static final int MOST_OPERATIONS = 64;
    private static final int MOST_SERVERS = 256;
    private static final int MOST_WORDS = 32;
    private static final String SERVER = "server";
    private static final String CACHE_OF = "usher/";
    private static final String[] CLASSES = {"none", "1xx", "2xx", "3xx", "4xx", "5xx"};
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(25), Duration.ofMillis(100),
        Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(2_500),
        Duration.ofSeconds(5), Duration.ofSeconds(15)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Bounded<Timer[]> answers = new Bounded<>(MOST_OPERATIONS, this::timers);
    private final Bounded<Counter> attempts = perServer("usher.attempts", "Attempts at a server");
    private final Bounded<Counter> retries = perServer("usher.retries", "Attempts beyond the first of a request");
    private final Bounded<Bounded<Counter>> outcomes =
            pairs("usher.outcomes", "What attempts at a server came to", "outcome");
    private final Bounded<Bounded<Counter>> caches =
            pairs("usher.cache.answers", "What the cache of a server did", "status");
    private final Bounded<Counter> refusals = new Bounded<>(
            MOST_WORDS, policy -> counter("usher.refusals", "Requests refused by a limit", Tags.of("policy", policy)));
    private final Bounded<Bounded<Counter>> bridged = new Bounded<>(MOST_WORDS, this::perClient);

    private final Queue<Object> sources = new ConcurrentLinkedQueue<>();

    @Override
    public void answered(String operation, int status, long nanos) {
        answers.of(operation)[Math.min(status / 100, CLASSES.length - 1)].record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void attempt(String server, int number) {
        attempts.of(server).increment();
        if (number > 1) {
            retries.of(server).increment();
        }
    }

    @Override
    public void concluded(String server, String outcome) {
        outcomes.of(server).of(outcome).increment();
    }

    @Override
    public void cache(String server, String word) {
        caches.of(server).of(word).increment();
    }

    @Override
    public void refused(String policy) {
        refusals.of(policy).increment();
    }

    @Override
    public void bridged(String form, String client) {
        bridged.of(form).of(client).increment();
    }

    @Override
    public <T> Runnable gauge(Gauge gauge, T source, ToDoubleFunction<T> value) {
        Meter meter = io.micrometer.core.instrument.Gauge.builder(gauge.name(), source, value)
                .description(gauge.help())
                .tags(serverOf(gauge))
                .strongReference(true)
                .register(registry);
        return () -> registry.remove(meter);
    }

    /** A counter of Micrometer holds its source weakly; {@link #sources} holds it until it is taken back. */
    @Override
    public <T> Runnable count(Gauge counter, T source, ToDoubleFunction<T> value) {
        sources.add(source);
        Meter meter = FunctionCounter.builder(counter.name(), source, value)
                .description(counter.help())
                .tags(serverOf(counter))
                .register(registry);
        return () -> {
            registry.remove(meter);
            sources.remove(source);
        };
    }

    private static Tags serverOf(Gauge gauge) {
        return gauge.server().isEmpty() ? Tags.empty() : Tags.of(SERVER, gauge.server());
    }

    @Override
    public String scrape() {
        return registry.scrape();
    }

    private Timer[] timers(String operation) {
        Timer[] timers = new Timer[CLASSES.length];
        for (int i = 0; i < timers.length; i++) {
            timers[i] = Timer.builder("usher.requests")
                    .description("Requests, and the time until the head of their answer")
                    .tags("operation", operation, "status", CLASSES[i])
                    .serviceLevelObjectives(BOUNDS)
                    .register(registry);
        }
        return timers;
    }

    private Bounded<Counter> perServer(String name, String help) {
        return new Bounded<>(MOST_SERVERS, server -> counter(name, help, Tags.of(SERVER, server)));
    }

    private Bounded<Bounded<Counter>> pairs(String name, String help, String second) {
        return new Bounded<>(
                MOST_SERVERS,
                server -> new Bounded<>(
                        MOST_WORDS, word -> counter(name, help, Tags.of(SERVER, plain(server), second, word))));
    }

    private Bounded<Counter> perClient(String form) {
        String help = "Requests in an old form, translated, by what their client calls itself";
        return new Bounded<>(
                MOST_WORDS, client -> counter("usher.bridged", help, Tags.of("form", form, "client", client)));
    }

    /** A cache is called {@code usher/home}, and its server {@code home}. */
    private static String plain(String name) {
        return name.startsWith(CACHE_OF) ? name.substring(CACHE_OF.length()) : name;
    }

    private Counter counter(String name, String help, Tags tags) {
        return Counter.builder(name).description(help).tags(tags).register(registry);
    }
}
