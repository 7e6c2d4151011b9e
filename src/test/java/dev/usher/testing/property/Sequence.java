package dev.usher.testing.property;

import dev.usher.testing.property.Conduct.Manner;
import dev.usher.testing.property.Step.Client;
import dev.usher.testing.property.Visit.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the steps of a seed. Each seed has a few things and a few clients of its own, so that they meet. */
final class Sequence {
    private static final int STEPS = 60;
    private static final int SCENE = 15;
    private static final int[] WAITS = {1, 1, 2, 2, 3, 5, 5, 9, 10, 15, 20, 30, 60, 600};
    private static final List<String> PARTS =
            List.of("ann", "ben", "list", "settings", "poster", "playlist", "season", "counts", "filters", "trailers");
    private static final List<Manner> FAILURES =
            List.of(Manner.values()).subList(Manner.BREAKS_OFF.ordinal(), Manner.values().length);

    private final Random random;
    /** How often each kind of step comes; those from the fourth on often in one sequence and never in another. */
    private final int[] weights = {44, 10, 10, 12, 14, 2, 2, 3, 3};

    private final List<Read> reads;
    private final List<Write> writes;
    private final List<Client> clients;

    private Sequence(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        int theme = random.nextInt(10);
        reads = some(theme < 5 ? Read.OPERATIONS : theme < 9 ? Read.STREAMS : List.of(Read.values()), 3);
        writes = some(near(reads), 2);
        for (int kind = 3; kind < weights.length; kind++) {
            weights[kind] *= any(List.of(0, 1, 1, 2));
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
        while (steps.size() < STEPS) {
            if (sequence.random.nextInt(SCENE) == 0) {
                steps.addAll(sequence.scene());
            } else {
                steps.add(sequence.step());
            }
        }
        return List.copyOf(steps.subList(0, STEPS));
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

    /** The writes that change something of what is read, or any where there is none. */
    private static List<Write> near(List<Read> reads) {
        List<Write> near = Stream.of(Write.values())
                .filter(write -> reads.stream().anyMatch(read -> write.changesWhat(read)))
                .toList();
        return near.isEmpty() ? List.of(Write.values()) : near;
    }

    /** Something happens while a fetch is under way, and somebody asks the same again. */
    private List<Step> scene() {
        Client client = any(clients);
        if (client.person() >= 0 && random.nextInt(4) == 0) {
            return end(client);
        }
        Read read = any(reads);
        List<Step> scene = new ArrayList<>(List.of(
                new Step.Becomes(new Conduct(Manner.IS_SLOW, random.nextBoolean())),
                new Step.Asks(client, read, wish(), patience()),
                new Step.Becomes(random.nextBoolean() ? Conduct.WELL : mood())));
        if (random.nextInt(3) == 0) {
            scene.add(new Step.Asks(client, read, wish(), patience()));
            scene.add(new Step.Revokes(Math.max(0, client.person())));
            scene.add(new Step.Asks(client, any(reads), wish(), patience()));
        } else {
            scene.add(new Step.Changes(any(clients), any(writes), patience(), treatment()));
        }
        scene.add(new Step.Asks(client, read, wish(), patience()));
        scene.add(new Step.Lands(random.nextInt(2), ending()));
        return scene;
    }

    /** Somebody reads of another, and loses his token. */
    private List<Step> end(Client client) {
        boolean ben = client.person() == 2;
        Step asks = new Step.Asks(client, ben ? Read.ANN : Read.BEN, Wish.NOTHING, patience());
        return List.of(
                new Step.Becomes(Conduct.WELL),
                asks,
                new Step.Changes(
                        client((client.person() + 2) % 3),
                        ben ? Write.BEN_GONE : Write.ANN_PASSWORD,
                        patience(),
                        treatment()),
                asks);
    }

    private int patience() {
        return 1 + random.nextInt(20);
    }

    private int person() {
        return Math.max(0, any(clients).person());
    }

    /** Some writes are treated as everything is then. */
    private @Nullable Conduct treatment() {
        int kind = random.nextInt(4);
        return kind == 0 ? null : kind == 1 ? new Conduct(Manner.FORBIDS, random.nextBoolean()) : ending();
    }

    private Wish wish() {
        return random.nextInt(10) < 6 ? Wish.NOTHING : any(List.of(Wish.values()));
    }

    private Conduct mood() {
        int kind = random.nextInt(20);
        Manner manner = kind < 9 ? Manner.ANSWERS : kind < 16 ? Manner.IS_SLOW : any(FAILURES);
        return new Conduct(kind == 16 ? Manner.DRIPS : kind < 2 ? Manner.GREETS : manner, random.nextBoolean());
    }

    private Conduct ending() {
        int kind = random.nextInt(10);
        Manner manner = kind == 0 ? Manner.GREETS : kind < 6 ? Manner.ANSWERS : any(FAILURES);
        return new Conduct(manner, random.nextBoolean());
    }

    private Client client(int person) {
        return new Client(person, false, "tv", true, false, "", "de");
    }

    /** Another one, who differs in one thing. */
    private Client like(Client first) {
        return switch (random.nextInt(7)) {
            case 0 -> client((first.person() + 2) % 3);
            case 1, 2 -> new Client(first.person(), false, "phone", true, false, "", "de");
            case 3 -> new Client(first.person(), false, "tv", false, false, "", "de");
            case 4 -> new Client(first.person(), false, "tv", true, true, "", "de");
            case 5 -> new Client(first.person(), true, "tv", true, false, "", "de");
            default -> new Client(first.person(), false, "tv", true, false, "https://a.example", "fr");
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
