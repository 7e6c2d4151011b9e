package dev.usher.config;

import java.util.List;

/**
 * The log of the requests.
 *
 * @param format {@code none}, {@code logfmt} or {@code json}
 * @param queue how many lines may wait to be written; what comes beyond is lost, and counted
 */
public record AccessLogSettings(String format, int queue) {
    private static final List<String> FORMATS = List.of("none", "logfmt", "json");

    static final AccessLogSettings DEFAULTS = new AccessLogSettings("none", 8_192);

    public AccessLogSettings {
        new Rules()
                .check(FORMATS.contains(format), "format", "must be one of none, logfmt and json")
                .range("queue", queue, 16, 1_000_000)
                .enforce();
    }

    static AccessLogSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new AccessLogSettings(
                        section.text("format", DEFAULTS.format), section.integer("queue", DEFAULTS.queue)));
    }
}
