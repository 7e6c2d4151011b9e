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
        Introduction here = met(other);
        Introduction there = met(telling);
        if (here == null || there == null) {
            return ServerDiagnosis.of(other);
        }
        if (here.id().equals(there.id())) {
            return List.of(Finding.well(
                    "address",
                    other.name(),
                    other.name() + " is also at " + other.place().url() + "."));
        }
        return List.of(new Finding(
                Severity.WRONG,
                "other-server",
                other.name(),
                "What answers at " + other.place().url() + " is another server than at "
                        + telling.place().url() + ".",
                "Correct " + other.place() + ", or give that server a name of its own under servers."));
    }

    private static @Nullable Introduction met(ServerFacts facts) {
        return facts.encounter() instanceof Encounter.Met met ? met.introduction() : null;
    }
}
