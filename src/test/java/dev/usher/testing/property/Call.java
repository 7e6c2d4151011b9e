package dev.usher.testing.property;

import dev.usher.jellyfin.Operation;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.testing.property.Conduct.Manner;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request as it has come to the server. */
final class Call {
    final Who who;
    final @Nullable Read read;
    final @Nullable Write write;
    final @Nullable Visit visit;
    private final Request request;
    private final World world;
    private final Answers answers;
    private final long asked;
    private final Promise<Response> promise = Promise.promise();
    private final Map<String, Integer> changed = new HashMap<>();
    private boolean unanswered = true;
    private boolean refused;
    private @Nullable Told told;
    private boolean acted;

    Call(Request request, World world, Answers answers) {
        this.request = request;
        this.world = world;
        this.answers = answers;
        this.who = Who.of(request.fields(), request.caller().local());
        this.read = request.isSafe() ? Read.at(request.target()) : null;
        this.write = Write.at(request.method(), request.target());
        this.visit = request.observer() instanceof Visit waiting ? waiting : null;
        this.asked = answers.now();
        world.hear(who.token());
        if (read == null && write == null) {
            throw new IllegalStateException("nobody asks " + request.method() + " " + request.target());
        }
    }

    Future<Response> answer() {
        return promise.future();
    }

    boolean isOver() {
        return promise.future().isComplete();
    }

    /** Whether the server has given no answer. */
    boolean isUnanswered() {
        return unanswered;
    }

    /** What it has changed, in which version it has left it. */
    Map<String, Integer> changed() {
        return changed;
    }

    /** Reads or changes the state, once. */
    void act() {
        if (acted) {
            return;
        }
        acted = true;
        refused = isRefused();
        if (refused) {
            return;
        }
        if (write != null) {
            write.changed.forEach(part -> changed.put(part, world.change(part)));
            world.heard().stream().filter(token -> write.ends(token, who)).forEach(this::end);
        } else {
            told = known();
        }
    }

    private void end(String token) {
        world.revoke(token);
        changed.put(Who.accessOf(token), world.change(Who.accessOf(token)));
    }

    private boolean isRefused() {
        boolean anonymous = who.token().isEmpty();
        boolean needed = read != null ? read.needsToken() : write != Write.LOGIN;
        boolean heeded = read == null || read.heedsToken();
        return anonymous ? needed : heeded && world.isRevoked(who.token());
    }

    private Told known() {
        String tag = request.fields().get("if-none-match");
        if (tag != null && read.hasTag()) {
            Told old = world.told(Integer.parseInt(tag.replace("\"", "")));
            if (world.isCurrent(old, read, who)) {
                return old;
            }
        }
        return world.tell(read, who);
    }

    /** Ends it in that manner. */
    void end(Conduct wanted) {
        Conduct conduct = acted && !changed.isEmpty() ? wanted.afterActing() : wanted;
        Manner manner = conduct.manner();
        boolean well = manner == Manner.ANSWERS || manner == Manner.DRIPS || manner == Manner.BREAKS_OFF;
        if (well || write != null && conduct.early() && !manner.isIdle()) {
            act();
        }
        ServiceException missing = answers.silence(manner);
        if (missing != null) {
            fail(missing);
            return;
        }
        unanswered = false;
        if (refused) {
            promise.tryComplete(answers.refusal());
        } else {
            promise.tryComplete(well ? well(manner) : answers.failure(manner));
        }
    }

    /** Ends it without an answer. */
    void fail(ServiceException missing) {
        world.failed(true);
        promise.tryFail(missing);
    }

    private Response well(Manner manner) {
        if (request.route() instanceof Operation) {
            world.proved();
        }
        if (write != null) {
            return answers.done(write);
        }
        boolean known = told.tag().equals(request.fields().get("if-none-match"));
        told.proved(new Told.Proof(visit, asked, answers.now(), world.next()));
        return answers.of(told, known, manner);
    }
}
