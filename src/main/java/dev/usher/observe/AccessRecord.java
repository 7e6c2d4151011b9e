package dev.usher.observe;

import dev.usher.service.Observer;

/** What the filters said of one request, in the order in which they said it. */
final class AccessRecord implements Observer {
    private final StringBuilder said = new StringBuilder();

    @Override
    public synchronized void attempt(String server, int number) {
        said.append(", attempt ").append(number).append(" at ").append(server);
    }

    @Override
    public synchronized void cache(String server, String status) {
        said.append(", cache ").append(server).append(": ").append(status);
    }

    @Override
    public synchronized void refused(String policy) {
        said.append(", refused by limit ").append(policy);
    }

    @Override
    public synchronized void bridged(String form) {
        said.append(", bridged ").append(form);
    }

    @Override
    public synchronized String toString() {
        return said.toString();
    }
}
