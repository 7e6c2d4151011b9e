package dev.usher.limit;

import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;

/** Why a request to one server was not sent. */
final class Refusals {
    private final String server;

    Refusals(String server) {
        this.server = server;
    }

    /** The server has enough to do. */
    ServiceException overloaded(long retryAfterNanos) {
        return ServiceException.unsent(
                Kind.OVERLOADED,
                "The server " + server
                        + " has as much to do as this gateway gives it at once, and the turn of this request would come too late.",
                retryAfterNanos);
    }

    /** Nobody waits for the answer. */
    ServiceException abandoned() {
        return new ServiceException(Kind.CANCELLED, false, "The client went away before its request was sent.");
    }
}
