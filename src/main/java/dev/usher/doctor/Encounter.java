package dev.usher.doctor;

import dev.usher.jellyfin.Misdirection;
import dev.usher.jellyfin.ServerAnswers;
import dev.usher.service.Body;
import dev.usher.service.Outcome;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;

/** What came of asking a server who it is. */
sealed interface Encounter {
    /** No answer came. */
    record Silent(ServiceException.Kind kind, String words) implements Encounter {}

    /** The url leads elsewhere: {@code advice} continues "its url". */
    record Misled(String advice) implements Encounter {}

    /** The server takes nothing from this address. */
    record Blocked() implements Encounter {}

    /** The server is starting. */
    record Starting() implements Encounter {}

    /** Whoever answers is no server that introduces itself. */
    record Odd(int status) implements Encounter {}

    /** A server that is none of Jellyfin's. */
    record Foreign(String product) implements Encounter {}

    /** A Jellyfin, ready to be asked. */
    record Met(Introduction introduction, Sight sight, Lead lead) implements Encounter {}

    /** What {@code response}, to the question who it is, shows of a server; that one is met remains to be seen. */
    static Encounter at(Response response) {
        Misdirection misdirection = Misdirection.inData(response);
        if (misdirection != null) {
            return new Misled(misdirection.advice());
        }
        if (response.status() != 200) {
            return switch (ServerAnswers.classify(response)) {
                case NOT_READY -> new Starting();
                case IGNORED -> new Blocked();
                default -> new Odd(response.status());
            };
        }
        Introduction read = response.body() instanceof Body.Full full ? Introduction.read(full.bytes()) : null;
        if (read == null) {
            return new Odd(200);
        }
        return read.isJellyfin() ? new Met(read, Sight.NONE, Lead.NONE) : new Foreign(read.product());
    }

    /** Whether {@code response} refuses whoever asked for the address he came from. */
    static boolean isBlocked(Response response) {
        return ServerAnswers.classify(response) == Outcome.IGNORED;
    }
}
