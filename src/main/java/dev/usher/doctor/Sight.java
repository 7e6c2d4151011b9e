package dev.usher.doctor;

/**
 * How a server sees this gateway.
 *
 * @param regard whether it believes what the gateway says of its clients
 * @param address the address from which the gateway reaches it; empty where that is not known
 * @param tokenRefused whether it refused the token that it was shown
 */
record Sight(Regard regard, String address, boolean tokenRefused) {
    static final Sight NONE = new Sight(Regard.UNKNOWN, "", false);
}
