package dev.usher.fake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest requests that were read, of which a long life does not gather more than can be held. */
final class Journal {
    static final int CAPACITY = 10_000;

    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();

    synchronized void add(ReceivedRequest request) {
        if (requests.size() == CAPACITY) {
            requests.remove();
        }
        requests.add(request);
    }

    synchronized List<ReceivedRequest> all() {
        return List.copyOf(requests);
    }

    synchronized void clear() {
        requests.clear();
    }
}
