package dev.usher.gateway;

/** Whether requests shall be sent to this gateway. */
public enum Readiness {
    /** They shall. */
    READY(200, "ready", ""),
    /** It does not listen yet. */
    OPENING(503, "not ready", "the gateway does not listen yet"),
    /** It has been told to end. */
    DRAINING(503, "not ready", "the gateway is ending"),
    /** No server has answered anything for a minute. */
    NO_SERVER(503, "not ready", "no server has answered within the last minute");

    private final int status;
    private final String word;
    private final String reason;

    Readiness(int status, String word, String reason) {
        this.status = status;
        this.word = word;
        this.reason = reason;
    }

    int status() {
        return status;
    }

    String word() {
        return word;
    }

    /** Why not; empty where they shall. */
    String reason() {
        return reason;
    }
}
