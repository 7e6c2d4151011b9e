package dev.usher.doctor;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * What an examination of everything has found.
 *
 * @param at when it ended
 * @param findings those of each server in the order of the file, and then those about several or none
 */
public record Report(Instant at, List<Finding> findings) {
    public Report {
        findings = List.copyOf(findings);
    }

    /** How many findings ask for something to be done. */
    public long troubles() {
        return findings.stream()
                .filter(finding -> finding.severity().isTrouble())
                .count();
    }

    /** The report as an object. */
    public JsonObject toJson() {
        JsonArray all = new JsonArray();
        findings.forEach(finding -> all.add(finding.toJson()));
        return new JsonObject()
                .put("well", troubles() == 0)
                .put("at", at.toString())
                .put("findings", all);
    }
}
