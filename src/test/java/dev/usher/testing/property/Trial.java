package dev.usher.testing.property;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the play of one seed has shown.
 *
 * @param seed the seed
 * @param fault what a client saw that it must not see
 * @param steps the steps that lead to it; none of them can be left out
 */
public record Trial(long seed, String fault, List<String> steps) {
    /** The first of the seeds from 1 to {@code seeds} that shows something wrong with {@code house}, or null. */
    public static @Nullable Trial firstFault(House house, int seeds) {
        for (long seed = 1; seed <= seeds; seed++) {
            List<Step> steps = Sequence.of(seed);
            if (Play.faultOf(house, steps) != null) {
                List<Step> few = shortened(house, steps);
                return new Trial(
                        seed,
                        Play.faultOf(house, few),
                        few.stream().map(Step::toString).toList());
            }
        }
        return null;
    }

    /** Leaves out what can be left out, in ever smaller parts. */
    private static List<Step> shortened(House house, List<Step> steps) {
        List<Step> few = steps;
        for (int size = steps.size() / 2; size > 0; size /= 2) {
            int at = 0;
            while (at < few.size()) {
                List<Step> fewer = new ArrayList<>(few.subList(0, at));
                fewer.addAll(few.subList(Math.min(few.size(), at + size), few.size()));
                if (Play.faultOf(house, fewer) == null) {
                    at += size;
                } else {
                    few = fewer;
                }
            }
        }
        return few;
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + fault + "\n" + String.join("\n", steps);
    }
}
