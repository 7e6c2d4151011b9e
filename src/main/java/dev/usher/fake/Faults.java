package dev.usher.fake;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The faults that are due: each for one matching request, or for all until they are taken back. */
final class Faults {
    private final List<Due> due = new ArrayList<>();

    private record Due(Predicate<ReceivedRequest> matching, Fault fault, boolean standing) {}

    synchronized void once(Predicate<ReceivedRequest> matching, Fault fault) {
        due.add(new Due(matching, fault, false));
    }

    synchronized void standing(Predicate<ReceivedRequest> matching, Fault fault) {
        due.add(new Due(matching, fault, true));
    }

    synchronized void clear() {
        due.clear();
    }

    /** The first fault that is due for this request, whose body is not yet read. */
    synchronized @Nullable Fault next(ReceivedRequest head) {
        for (Iterator<Due> all = due.iterator(); all.hasNext(); ) {
            Due next = all.next();
            if (next.matching.test(head)) {
                if (!next.standing) {
                    all.remove();
                }
                return next.fault;
            }
        }
        return null;
    }
}
