package dev.usher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.ManualTime;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestReportTest {
    private final List<Promise<Report>> examinations = new ArrayList<>();
    private final ManualTime time = new ManualTime();
    private final LatestReport latest = new LatestReport(this::begin, time);

    private Future<Report> begin() {
        Promise<Report> examination = Promise.promise();
        examinations.add(examination);
        return examination.future();
    }

    private static Report report() {
        return new Report(Instant.EPOCH, List.of());
    }

    @Test
    void whoAsksMeanwhileWaitsForTheSameExamination() {
        Future<Report> one = latest.get();
        Future<Report> other = latest.get();
        examinations.get(0).complete(report());

        assertThat(examinations).hasSize(1);
        assertThat(one.result()).isSameAs(other.result());
    }

    @Test
    void reportLastsFiveSecondsAfterItsEnd() {
        latest.get();
        time.advance(Duration.ofSeconds(60));
        assertThat(latest.get().isComplete()).isFalse();
        examinations.get(0).complete(report());

        time.advance(Duration.ofSeconds(5).minusNanos(1));
        latest.get();
        assertThat(examinations).hasSize(1);

        time.advance(Duration.ofNanos(1));
        latest.get();
        assertThat(examinations).hasSize(2);
    }

    @Test
    void failureIsNotKept() {
        latest.get();
        examinations.get(0).fail("broken");

        assertThat(latest.get().isComplete()).isFalse();
        assertThat(examinations).hasSize(2);
    }
}
