package dev.usher.doctor;

import dev.usher.identity.Hearsay;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What facts mean: those about each server by itself, and those that only show when all are seen together. */
final class Diagnosis {
    private Diagnosis() {}

    static List<Finding> of(List<ServerFacts> servers, Subject subject) {
        List<Finding> findings = new ArrayList<>();
        servers.stream()
                .collect(Collectors.groupingBy(ServerFacts::name, LinkedHashMap::new, Collectors.toList()))
                .values()
                .forEach(places -> findings.addAll(PlacesDiagnosis.of(places)));
        Map<String, Introduction> met = met(servers);
        findings.addAll(twins(met));
        findings.addAll(VersionDiagnosis.ofMembers(subject.together(), met));
        findings.addAll(hearsay(subject.hearsay()));
        return findings;
    }

    private static Map<String, Introduction> met(List<ServerFacts> servers) {
        Map<String, Introduction> met = new LinkedHashMap<>();
        for (ServerFacts facts : servers) {
            if (facts.encounter() instanceof Encounter.Met known) {
                met.putIfAbsent(facts.name(), known.introduction());
            }
        }
        return met;
    }

    private static List<Finding> twins(Map<String, Introduction> met) {
        Map<String, List<String>> byId = new LinkedHashMap<>();
        met.forEach((name, introduction) ->
                byId.computeIfAbsent(introduction.id(), id -> new ArrayList<>()).add(name));
        return byId.values().stream()
                .filter(names -> names.size() > 1)
                .map(names -> new Finding(
                        Severity.WRONG,
                        "same-server",
                        "",
                        String.join(" and ", names)
                                + " are one and the same server (it gives the same id at each url).",
                        "Keep one of them under servers in the configuration, or correct the url of the other; of a server"
                                + " that was copied, delete data/device.txt and restart it."))
                .toList();
    }

    private static List<Finding> hearsay(Hearsay hearsay) {
        if (hearsay.requests() == 0) {
            return List.of();
        }
        return List.of(new Finding(
                Severity.WARNING,
                "trusted-proxies",
                "",
                hearsay.latest() + " in your own network sends requests for clients behind it (X-Forwarded-For or"
                        + " Forwarded, " + hearsay.requests()
                        + " so far), and Usher takes it for the client of them all,"
                        + " so that everybody counts as local.",
                "If that is a reverse proxy of yours, name " + hearsay.latest()
                        + " under trusted-proxies.addresses in the configuration."));
    }
}
