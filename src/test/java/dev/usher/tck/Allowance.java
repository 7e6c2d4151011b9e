package dev.usher.tck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The required tests that may fail, each with its reason, and how many of the optimal ones must pass. */
record Allowance(Map<String, String> reasons, int optimal) {
    static final Path FILE = Path.of("src/test/resources/tck.txt");
    private static final String FLOOR = "optimal";

    /** Reads lines of an id, a colon and a reason; the line {@code optimal} has the number instead. */
    static Allowance read(Path file) throws IOException {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int colon = line.indexOf(": ");
                String reason = line.substring(colon + 1).strip();
                require(colon > 0 && !reason.isEmpty(), line);
                require(reasons.put(line.substring(0, colon), reason) == null, line);
            }
        }
        String floor = reasons.remove(FLOOR);
        require(floor != null, FLOOR);
        return new Allowance(reasons, Integer.parseInt(floor));
    }

    private static void require(boolean right, String line) {
        if (!right) {
            throw new IllegalArgumentException("no reason, or a second one: " + line);
        }
    }

    Set<String> ids() {
        return reasons.keySet();
    }

    /** What is wrong with {@code trials}, or with this list of them. */
    List<String> complaints(Trials trials) {
        List<String> complaints = new ArrayList<>();
        List<String> missed = trials.missed();
        missed.stream()
                .filter(id -> !reasons.containsKey(id))
                .forEach(id -> complaints.add(id + " is required and fails"));
        reasons.keySet().stream()
                .filter(id -> !missed.contains(id))
                .forEach(id -> complaints.add(id + " is listed and does not fail, or is no required test"));
        if (trials.optimal() < optimal) {
            complaints.add(trials.optimal() + " optimal tests pass, " + optimal + " must");
        }
        return complaints;
    }
}
