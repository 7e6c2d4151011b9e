package dev.usher.testing.property;

import dev.usher.testing.property.Conduct.Manner;
import dev.usher.testing.property.Step.Client;
import dev.usher.testing.property.Visit.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes the steps of a seed. Each seed has a few things and a few clients of its own, so that they meet. */
final class Sequence {
    private static final int STEPS = 60;
    private static final int[] WAITS = {1, 2, 5, 9, 10, 11, 15, 20, 30, 40, 60, 300, 600};
    private static final List<String> PARTS =
            List.of("ann", "ben", "list", "settings", "poster", "playlist", "season", "counts", "filters");
    private static final List<Manner> FAILURES =
            List.of(Manner.values()).subList(Manner.BREAKS_OFF.ordinal(), Manner.values().length);

    private final Random random;
    /** How often each kind of step comes; those from the fourth on are frequent in one sequence and absent in another. */
    private final int[] weights = {42, 12, 12, 14, 10, 2, 3, 3, 3};

    private final List<Read> reads;
    private final List<Write> writes;
    private final List<Client> clients;

    private Sequence(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        int theme = random.nextInt(10);
        reads = some(theme < 5 ? Read.OPERATIONS : theme < 9 ? Read.STREAMS : List.of(Read.values()), 3);
        writes = some(theme < 5 ? Write.OPERATIONS : theme < 9 ? Write.STREAMS : List.of(Write.values()), 2);
        for (int kind = 3; kind < weights.length; kind++) {
            weights[kind] *= random.nextInt(3);
        }
        clients = new ArrayList<>();
        Client first = client(random.nextInt(8) == 0 ? -1 : random.nextInt(3));
        clients.add(first);
        for (int i = random.nextInt(3); i > 0; i--) {
            clients.add(like(first));
        }
    }

    static List<Step> of(long seed) {
        Sequence sequence = new Sequence(seed);
        List<Step> steps = new ArrayList<>(STEPS);
        for (int i = 0; i < STEPS; i++) {
            steps.add(sequence.step());
        }
        return List.copyOf(steps);
    }

    private Step step() {
        int left = random.nextInt(IntStream.of(weights).sum());
        int kind = 0;
        while (left >= weights[kind]) {
            left -= weights[kind++];
        }
        return switch (kind) {
            case 0 -> new Step.Asks(any(clients), any(reads), wish(), patience());
            case 1 -> new Step.Passes(WAITS[random.nextInt(WAITS.length)]);
            case 2 -> new Step.Becomes(mood());
            case 3 -> new Step.Lands(random.nextInt(8), ending());
            case 4 -> new Step.Changes(any(clients), any(writes), patience(), treatment());
            case 5 -> new Step.Leaves(random.nextInt(8));
            case 6 -> new Step.Revokes(person());
            case 7 -> new Step.SignsIn(person());
            default -> new Step.ChangesUnseen(any(PARTS));
        };
    }

    private int patience() {
        return 1 + random.nextInt(20);
    }

    private int person() {
        return Math.max(0, any(clients).person());
    }

    /** Half of the writes are treated as everything is then. */
    private @Nullable Conduct treatment() {
        return random.nextBoolean() ? null : new Conduct(any(FAILURES), random.nextBoolean());
    }

    private Wish wish() {
        return random.nextInt(10) < 6 ? Wish.NOTHING : any(List.of(Wish.values()));
    }

    private Conduct mood() {
        int kind = random.nextInt(10);
        Manner manner = kind < 4 ? Manner.ANSWERS : kind < 7 ? Manner.IS_SLOW : any(FAILURES);
        return new Conduct(kind == 7 ? Manner.DRIPS : manner, random.nextBoolean());
    }

    private Conduct ending() {
        return new Conduct(random.nextInt(10) < 7 ? Manner.ANSWERS : any(FAILURES), random.nextBoolean());
    }

    private Client client(int person) {
        return new Client(person, "tv", true, false, "", "de");
    }

    /** Another one, who differs in one thing. */
    private Client like(Client first) {
        return switch (random.nextInt(6)) {
            case 0 -> client((first.person() + 2) % 3);
            case 1, 2 -> new Client(first.person(), "phone", true, false, "", "de");
            case 3 -> new Client(first.person(), "tv", false, false, "", "de");
            case 4 -> new Client(first.person(), "tv", true, true, "", "de");
            default -> new Client(first.person(), "tv", true, false, "https://a.example", "fr");
        };
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private <T> List<T> some(List<T> all, int most) {
        List<T> some = new ArrayList<>();
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            some.add(any(all));
        }
        return some;
    }
}
