package dev.usher.testing.property;

import dev.usher.testing.property.Rule.Kept;
import dev.usher.testing.property.Told.Proof;
import dev.usher.testing.property.Visit.Wish;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says of each answer that a client is shown whether the client may see it. */
final class Judge {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final World world;

    Judge(World world) {
        this.world = world;
    }

    /** What is wrong with showing {@code told} to {@code visit} at {@code now}, or null. */
    @Nullable
    String fault(Visit visit, Told told, long now) {
        Read read = visit.read;
        if (told.read != read) {
            return "what was not asked";
        }
        if (!told.whose.equals(visit.who.as(read.aspects))) {
            return "another's";
        }
        for (String part : read.shownTo(visit.who)) {
            if (told.state.get(part) < visit.begin.required().getOrDefault(part, 0)) {
                return "from before a write of " + part + " that was over when the client asked";
            }
        }
        if (told.isProvedFor(visit)) {
            return null;
        }
        if (read.heedsToken() && world.isRefused(visit.who.token())) {
            return "made for a token that has been seen to be refused since";
        }
        return isKept(visit) ? age(visit, told.lastProof(), now) : "for nobody but the one for whom it was made";
    }

    private static boolean isKept(Visit visit) {
        Kept kept = visit.read.rule.kept();
        return kept != Kept.NEVER
                && (kept != Kept.BY_ANONYMOUS || visit.who.token().isEmpty());
    }

    private @Nullable String age(Visit visit, Proof proof, long now) {
        if (proof.moment() >= visit.begin.moment()) {
            return null;
        }
        Read read = visit.read;
        if (read.isOperation()) {
            return judged(now - proof.came(), Math.max(calm(read.rule, Wish.NOTHING), troubled(visit)));
        }
        if (read.rule.kept() == Kept.WHILE_VALIDATED || visit.wish == Wish.VALIDATED) {
            return "not validated";
        }
        long age = now - proof.asked();
        return judged(age, Math.max(calm(read.rule, visit.wish), troubled(visit)));
    }

    /** For how many seconds it may be shown while all is well. */
    private static long calm(Rule rule, Wish wish) {
        return switch (wish) {
            case YOUNG -> Math.min(rule.fresh(), Wish.AGE_OF_YOUTH + 1);
            case EVEN_STALE ->
                rule.fresh() + Math.max(rule.whileRevalidating(), rule.ifSilent() > 0 ? Wish.STALENESS + 1 : 0);
            default -> rule.fresh() + rule.whileRevalidating();
        };
    }

    /** For how many seconds it may be shown by what has become of the server, zero where it has not failed. */
    private long troubled(Visit visit) {
        long standIn = standIn(visit);
        return standIn == 0 ? 0 : visit.read.rule.fresh() + standIn;
    }

    private long standIn(Visit visit) {
        Rule rule = visit.read.rule;
        if (world.hasBeenSilentSince(visit.who.server(), visit.begin.moment())
                || visit.begin.deadline() <= world.now()) {
            return Math.max(rule.ifError(), rule.ifSilent());
        }
        return world.hasFailedSince(visit.who.server(), visit.begin.moment()) ? rule.ifError() : 0;
    }

    private static @Nullable String judged(long age, long seconds) {
        return age < seconds * SECOND ? null : age / SECOND + " s old, where " + seconds + " s and no more are allowed";
    }
}
