package dev.usher.doctor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the facts about all addresses of one server mean: the first at which it is met tells all that is about the server. */
final class PlacesDiagnosis {
    private PlacesDiagnosis() {}

    /** The findings about one server, of which {@code places} are the facts at each of its addresses, in their order. */
    static List<Finding> of(List<ServerFacts> places) {
        ServerFacts telling =
                places.stream().filter(facts -> met(facts) != null).findFirst().orElse(places.get(0));
        List<Finding> findings = new ArrayList<>(ServerDiagnosis.of(telling));
        for (ServerFacts other : places) {
            if (other != telling) {
                findings.addAll(ofOther(other, telling));
            }
        }
        return findings;
    }

    private static List<Finding> ofOther(ServerFacts other, ServerFacts telling) {
        Encounter.Met here = met(other);
        Encounter.Met there = met(telling);
        if (here == null || there == null) {
            return ServerDiagnosis.of(other);
        }
        if (!here.introduction().id().equals(there.introduction().id())) {
            return List.of(ofStranger(other, telling));
        }
        Finding sight = ConductDiagnosis.ofSight(other.name(), here);
        boolean isNews = sight.severity() == Severity.WRONG && !here.sight().equals(there.sight());
        return isNews ? List.of(ofTwin(other), sight) : List.of(ofTwin(other));
    }

    private static Finding ofTwin(ServerFacts other) {
        return Finding.well(
                "address",
                other.name(),
                other.name() + " is also at " + other.place().url() + ".");
    }

    private static Finding ofStranger(ServerFacts other, ServerFacts telling) {
        return new Finding(
                Severity.WRONG,
                "other-server",
                other.name(),
                "What answers at " + other.place().url() + " is another server than at "
                        + telling.place().url() + ".",
                "Correct " + other.place() + ", or give that server a name of its own under servers.");
    }

    private static Encounter.@Nullable Met met(ServerFacts facts) {
        return facts.encounter() instanceof Encounter.Met met ? met : null;
    }
}
