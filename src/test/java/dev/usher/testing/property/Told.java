package dev.usher.testing.property;

import dev.usher.testing.property.Visit.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One answer as the server made it: what was asked, for whom, and the state that it shows. */
final class Told {
    final int serial;
    final Read read;
    final String whose;
    final Map<String, Integer> state;
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

    Told(int serial, Read read, String whose, Map<String, Integer> state) {
        this.serial = serial;
        this.read = read;
        this.whose = whose;
        this.state = state;
    }

    /** The content: of an operation users, as a server shows them. */
    String text() {
        if (!read.isOperation()) {
            return "told " + serial;
        }
        if (read == Read.QUICK_CONNECT) {
            return Boolean.toString(serial % 2 == 0);
        }
        String users = Stream.of("ann", "ben")
                .filter(name ->
                        state.keySet().stream().anyMatch(part -> part.endsWith(" " + name) && !part.contains("token")))
                .map(this::user)
                .collect(Collectors.joining(","));
        return read.isList() ? "[" + users + "]" : users;
    }

    private String user(String name) {
        String id = name.equals("ann") ? Read.ANN_ID : Read.BEN_ID;
        return "{\"Name\":\"" + name + "\",\"Id\":\"" + id + "\",\"Told\":" + serial + "}";
    }

    /** The bytes of it that are asked for where not all are. */
    String part() {
        return text().substring(Wish.FROM, Wish.TO + 1);
    }

    String rangeOfPart() {
        return "bytes " + Wish.FROM + "-" + Wish.TO + "/" + text().length();
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
