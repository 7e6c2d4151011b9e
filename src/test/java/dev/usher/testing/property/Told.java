package dev.usher.testing.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One answer as the server made it: what was asked, for whom, and the state that it shows. */
final class Told {
    final int serial;
    final Read read;
    final String whose;
    final Map<String, Integer> state;
    private final @Nullable String person;
    private final List<Proof> proofs = new ArrayList<>();

    /**
     * The server's word that it was true.
     *
     * @param visit for whom, or null where nobody waited
     * @param asked the nanosecond in which it was asked
     * @param came the nanosecond in which it came
     * @param moment the moment in which it came
     */
    record Proof(@Nullable Visit visit, long asked, long came, long moment) {}

    Told(int serial, Read read, Who who, Map<String, Integer> state) {
        this.serial = serial;
        this.read = read;
        this.whose = who.as(read.aspects);
        this.state = state;
        this.person = read.person(who);
    }

    /** It says whom it shows, where it shows one user. */
    String text() {
        String told = "told " + serial;
        return person == null
                ? told
                : "{\"Name\":\"" + person + "\",\"Id\":\"" + Read.idOf(person) + "\",\"Told\":\"" + told + "\"}";
    }

    String tag() {
        return "\"" + serial + "\"";
    }

    void proved(Proof proof) {
        proofs.add(proof);
    }

    boolean isProvedFor(Visit visit) {
        return proofs.stream().anyMatch(proof -> proof.visit() == visit);
    }

    /** The last word of it that has come. */
    Proof lastProof() {
        return proofs.get(proofs.size() - 1);
    }

    @Override
    public String toString() {
        return "answer " + serial + " to " + read + " for " + whose + " of state " + state;
    }
}
