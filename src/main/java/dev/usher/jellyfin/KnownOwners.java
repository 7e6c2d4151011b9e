package dev.usher.jellyfin;

import dev.usher.cache.Generation;
import dev.usher.cache.Scope;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens those are with which one server has been asked, as far as it has said so. Tokens are known by their keyed hashes,
 * and share a bounded number of places: one that has lost its own is nobody's until its owner asks for himself again.
 * Thread-safe; one for all event loops.
 */
public final class KnownOwners {
    private static final int PLACES = 1 << 12;

    private final Generation generation;
    private final AtomicReferenceArray<@Nullable Owned> places = new AtomicReferenceArray<>(PLACES);

    private record Owned(String tokenHash, Person owner, long generation) {}

    /** Of a server in that state. */
    public KnownOwners(Generation generation) {
        this.generation = generation;
    }

    /** The server has said in this {@code generation} whose {@code tokenHash} is. */
    void learn(String tokenHash, Person owner, long generation) {
        places.set(place(tokenHash), new Owned(tokenHash, owner, generation));
    }

    /** The id of the owner, which never changes, or null where he is not known. */
    @Nullable
    String idOf(@Nullable String tokenHash) {
        Owned known = known(tokenHash);
        return known == null ? null : known.owner().id();
    }

    /** The owner, or null where he is not known, or may have another name by now. */
    @Nullable
    Person of(String tokenHash) {
        Owned known = known(tokenHash);
        return known != null && generation.stands(known.generation(), nameOf(known.owner())) ? known.owner() : null;
    }

    private static Scope nameOf(Person owner) {
        return Scope.of(List.of(Subjects.nameOf(owner.id())));
    }

    private @Nullable Owned known(@Nullable String tokenHash) {
        if (tokenHash == null) {
            return null;
        }
        Owned known = places.get(place(tokenHash));
        return known != null && known.tokenHash().equals(tokenHash) ? known : null;
    }

    private static int place(String tokenHash) {
        int hash = tokenHash.hashCode();
        return (hash ^ hash >>> 16) & PLACES - 1;
    }
}
