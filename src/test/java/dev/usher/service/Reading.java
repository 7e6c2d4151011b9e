package dev.usher.service;

import java.util.ArrayList;
import java.util.List;

/** What one reader has read. */
final class Reading {
    private final StringBuilder text = new StringBuilder();
    private final List<String> events = new ArrayList<>();

    Reading(Body.Streamed content) {
        content.stream()
                .handler(chunk -> text.append(chunk))
                .exceptionHandler(broken -> events.add("broken"))
                .endHandler(over -> events.add("ended"));
    }

    String text() {
        return text.toString();
    }

    List<String> events() {
        return events;
    }
}
