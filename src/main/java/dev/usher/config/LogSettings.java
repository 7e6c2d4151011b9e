package dev.usher.config;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How much is written to the log of the process.
 *
 * @param level of Usher's own loggers
 * @param levels of single loggers by their names, {@code root} being the one above all
 */
public record LogSettings(LogLevel level, Map<String, LogLevel> levels) {
    static final LogSettings DEFAULTS = new LogSettings(LogLevel.AS_IS, Map.of());

    private static final String OURS = "dev.usher";
    private static final String ACCESS = "dev.usher.access";
    private static final Pattern NAME = Pattern.compile("[\\w$-]+(\\.[\\w$-]+)*");

    public LogSettings {
        levels = Map.copyOf(levels);
        Rules rules = new Rules();
        for (String name : levels.keySet()) {
            rules.check(NAME.matcher(name).matches(), "levels." + name, "is not a logger's name, as dev.usher or root");
        }
        rules.enforce();
    }

    /**
     * The levels to set, by the names of the loggers; whoever is not named is left alone. Whether there is an access log is for
     * {@code access-log.format} alone to say, and not for the level of all.
     */
    public Map<String, LogLevel> toBeSet() {
        Map<String, LogLevel> all = new HashMap<>();
        if (level != LogLevel.AS_IS) {
            all.put(OURS, level);
            all.put(ACCESS, LogLevel.INFO);
        }
        all.putAll(levels);
        all.values().removeIf(LogLevel.AS_IS::equals);
        return all;
    }

    static LogSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new LogSettings(section.choice("level", DEFAULTS.level), levels(section.section("levels"))));
    }

    private static Map<String, LogLevel> levels(Section section) {
        return section.named(name -> section.choice(name, LogLevel.AS_IS));
    }
}
