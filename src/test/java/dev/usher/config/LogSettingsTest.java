package dev.usher.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSettingsTest {
    private static LogSettings parse(String yaml) {
        return SettingsFile.parse("log: {" + yaml + "}", FixedSources.NONE).log();
    }

    @Test
    void noLoggerIsTouchedThatNobodyHasNamed() {
        assertThat(Settings.defaults().log().toBeSet()).isEmpty();
        assertThat(parse("level: as-is, levels: {io.vertx: as-is}").toBeSet()).isEmpty();
    }

    @Test
    void theLevelOfAllLeavesTheAccessLogToItsOwnKey() {
        assertThat(parse("level: warn").toBeSet())
                .isEqualTo(Map.of("dev.usher", LogLevel.WARN, "dev.usher.access", LogLevel.INFO));
    }

    @Test
    void theLevelOfOneLoggerOutweighsThatOfAll() {
        assertThat(parse("level: warn, levels: {dev.usher: trace, dev.usher.access: none, root: error}")
                        .toBeSet())
                .isEqualTo(
                        Map.of("dev.usher", LogLevel.TRACE, "dev.usher.access", LogLevel.NONE, "root", LogLevel.ERROR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", ".io", "io.", "io..vertx", "${x}"})
    void whatIsNoNameOfALoggerIsRefused(String name) {
        Map<String, LogLevel> levels = Map.of(name, LogLevel.INFO);

        assertThatThrownBy(() -> new LogSettings(LogLevel.AS_IS, levels))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageEndingWith(": is not a logger's name, as dev.usher or root");
    }
}
