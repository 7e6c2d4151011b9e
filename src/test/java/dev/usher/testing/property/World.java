package dev.usher.testing.property;

import dev.usher.time.Ticker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** What is so: the versions of the server's state, the tokens it takes, all that it has told, and what has become known. */
final class World {
    private final Map<String, Integer> versions = new HashMap<>();
    private final Map<String, Integer> required = new HashMap<>();
    private final Set<String> revoked = new HashSet<>();
    private final Set<String> refused = new HashSet<>();
    private final List<Told> told = new ArrayList<>();
    private final Ticker ticker;
    private long moment;
    private final Map<String, Long> lastFailure = new HashMap<>();
    private final Map<String, Long> lastSilence = new HashMap<>();
    private final Map<String, NavigableSet<Long>> proofs = new HashMap<>();

    World(Ticker ticker) {
        this.ticker = ticker;
    }

    long now() {
        return ticker.nanos();
    }

    /** The next moment: each thing that happens has its own. */
    long next() {
        return ++moment;
    }

    int version(String part) {
        return versions.getOrDefault(part, 0);
    }

    /** Changes {@code part}, and returns its version. */
    int change(String part) {
        return versions.merge(part, 1, Integer::sum);
    }

    /** Whoever asks from here on must not be shown {@code part} as it was before {@code version}. */
    void require(String part, int version) {
        required.merge(part, version, Math::max);
    }

    Map<String, Integer> required() {
        return Map.copyOf(required);
    }

    void revoke(String token) {
        revoked.add(token);
    }

    boolean isRevoked(String token) {
        return revoked.contains(token);
    }

    /** A client has seen that {@code token} is refused. */
    void refuse(String token) {
        refused.add(token);
    }

    boolean isRefused(String token) {
        return refused.contains(token);
    }

    /** A new answer to {@code who}, of the state as it is. */
    Told tell(Read read, Who who) {
        Map<String, Integer> state = new HashMap<>();
        read.shownTo(who).forEach(part -> state.put(part, version(part)));
        Told fresh = new Told(told.size(), read, who.as(read.aspects), Map.copyOf(state));
        told.add(fresh);
        return fresh;
    }

    Told told(int serial) {
        return told.get(serial);
    }

    /** Whether {@code old} is what {@code who} would be told now. */
    boolean isCurrent(Told old, Read read, Who who) {
        return old.read == read
                && old.whose.equals(who.as(read.aspects))
                && old.state.entrySet().stream().allMatch(part -> version(part.getKey()) == part.getValue());
    }

    /** {@code server} has failed; {@code silent} where it has given no answer, or said that it cannot yet. */
    void failed(String server, boolean silent) {
        lastFailure.put(server, next());
        if (silent) {
            lastSilence.put(server, moment);
        }
    }

    /** {@code server} has done an operation. */
    void proved(String server) {
        proofs.computeIfAbsent(server, first -> new TreeSet<>()).add(next());
    }

    /** Whether it has failed since {@code begin}, or had failed by then without having been well since. */
    boolean hasFailedSince(String server, long begin) {
        return lastFailure.getOrDefault(server, -1L) > lastProofBefore(server, begin);
    }

    boolean hasBeenSilentSince(String server, long begin) {
        return lastSilence.getOrDefault(server, -1L) > lastProofBefore(server, begin);
    }

    private long lastProofBefore(String server, long begin) {
        Long proof =
                proofs.getOrDefault(server, Collections.emptyNavigableSet()).floor(begin);
        return proof == null ? 0 : proof;
    }
}
