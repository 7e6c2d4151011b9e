package dev.usher.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole suite, once, before a gateway as an application deploys one. */
@Tag("tck")
class CacheSuiteTest {
    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new Bench(new PrintStream(OutputStream.nullOutputStream()));
    }

    @AfterEach
    void close() throws Exception {
        bench.close();
    }

    @Test
    void everyRequiredTestPassesButThoseWithAReason() throws Exception {
        Allowance allowance = Allowance.read(Allowance.FILE);

        Trials trials = bench.suite().run();

        System.out.println(trials.summary(allowance.ids()));
        assertThat(allowance.complaints(trials)).isEmpty();
    }
}
