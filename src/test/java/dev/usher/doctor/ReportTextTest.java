package dev.usher.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    @Test
    void eachServerHasABlockAndLongLinesAreBroken() {
        Report report = new Report(
                Instant.EPOCH,
                List.of(
                        Finding.well("ready", "home", "home is ready."),
                        new Finding(
                                Severity.WRONG, "x", "home", "word ".repeat(30).strip() + ".", "Do this."),
                        new Finding(Severity.UNKNOWN, "y", "cabin", "Who knows.", "Look."),
                        new Finding(Severity.WARNING, "z", "", "Two are one.", "Part them.")));

        String text = ReportText.of(report);

        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(text.replaceAll("word[word \n]*word", "words")).isEqualTo("""
                home
                  ok       home is ready.
                  WRONG    words.
                           -> Do this.

                cabin
                  unknown  Who knows.
                           -> Look.

                altogether
                  warning  Two are one.
                           -> Part them.

                2 things are to be done.
                """);
    }

    @Test
    void wordsOfStrangersCannotWriteOnTheTerminal() {
        assertThat(Printable.of("a\u001b[31mb\r\nc\u202e")).isEqualTo("a?[31mb??c?");
        assertThat(Printable.of("x".repeat(500))).hasSize(203);
    }
}
