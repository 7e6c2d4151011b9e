package dev.usher.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the facts about one server mean. */
final class ServerDiagnosis {
    private final String name;
    private final String url;

    private ServerDiagnosis(ServerFacts facts) {
        this.name = facts.name();
        this.url = facts.place().toString();
    }

    static List<Finding> of(ServerFacts facts) {
        List<Finding> findings = new ArrayList<>();
        if (facts.encounter() instanceof Encounter.Met met) {
            findings.add(VersionDiagnosis.of(facts.name(), met.introduction()));
            findings.addAll(ConductDiagnosis.of(facts.name(), met));
        } else {
            findings.add(new ServerDiagnosis(facts).ofNoServer(facts.encounter()));
        }
        ClockReading clock = facts.clock();
        if (clock != null && clock.isWrong()) {
            findings.add(ofClock(facts.name(), clock.ahead()));
        }
        return findings;
    }

    private Finding ofNoServer(Encounter encounter) {
        if (encounter instanceof Encounter.Silent silent) {
            return SilenceDiagnosis.of(name, url, silent);
        }
        if (encounter instanceof Encounter.Misled misled) {
            return wrong(
                    "base-url",
                    "What answers for " + name + " leads elsewhere instead of answering.",
                    "Correct " + url + ": it " + misled.advice() + ".");
        }
        if (encounter instanceof Encounter.Starting) {
            return new Finding(
                    Severity.WARNING,
                    "starting",
                    name,
                    name + " is starting and answers nothing else yet.",
                    "Wait and ask again; where it stays so, its own log says why.");
        }
        if (encounter instanceof Encounter.Blocked) {
            return wrong(
                    "blocked",
                    name + " refuses everything that comes from Usher's address.",
                    "In the dashboard of " + name
                            + ", Networking, allow remote connections, or take the address of Usher"
                            + " out of the remote IP address filter.");
        }
        return ofStranger(encounter);
    }

    private Finding ofStranger(Encounter encounter) {
        if (encounter instanceof Encounter.Foreign foreign) {
            return wrong(
                    "not-jellyfin",
                    "What answers for " + name + " is no Jellyfin but " + foreign.product() + ".",
                    "Correct " + url + ".");
        }
        int status = encounter instanceof Encounter.Odd odd ? odd.status() : 0;
        return wrong(
                "unexpected-answer",
                "What answers for " + name + " does not introduce itself as a Jellyfin does (status " + status + ").",
                "Correct " + url
                        + ": host, port, and the base URL of the server if it has one, or else no path at all.");
    }

    private Finding wrong(String code, String words, String remedy) {
        return new Finding(Severity.WRONG, code, name, words, remedy);
    }

    private static Finding ofClock(String name, Duration ahead) {
        String way = ahead.isNegative() ? "behind" : "ahead of";
        return new Finding(
                Severity.WARNING,
                "clock",
                name,
                "The clock of " + name + " is " + ahead.abs().toSeconds() + " s " + way + " that of this machine.",
                "Let both machines take their time from the network (NTP); date shows which of them is wrong.");
    }
}
