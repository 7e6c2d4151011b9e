package dev.usher.testing.property;

import dev.usher.jellyfin.Operation;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.testing.property.Conduct.Manner;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
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

    Call(Request request, String server, World world, Answers answers) {
        this.request = request;
        this.world = world;
        this.answers = answers;
        this.who = Who.of(server, request.fields(), request.caller().local());
        this.read = request.isSafe() ? Read.at(request.target()) : null;
        this.write = Write.at(request.method(), request.target());
        this.visit = request.observer() instanceof Visit waiting ? waiting : null;
        this.asked = answers.now();
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
            write.changedBy(who).forEach(part -> changed.put(part, world.change(who.at(part))));
        } else {
            told = known();
        }
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
        boolean well = manner.isWell();
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
        world.failed(who.server(), true);
        promise.tryFail(missing);
    }

    private Response well(Manner manner) {
        if (request.route() instanceof Operation) {
            world.proved(who.server());
        }
        if (write != null) {
            return answers.done(write);
        }
        told.proved(new Told.Proof(visit, asked, answers.now(), world.next()));
        return answers.of(told, this, manner);
    }

    /** Whether it asks for no more than what is newer than {@code told}. */
    boolean knowsOf(Told old) {
        return old.tag().equals(request.fields().get("if-none-match"));
    }

    boolean isHead() {
        return request.method() == HttpMethod.HEAD;
    }

    boolean isForPart() {
        return request.fields().contains("range");
    }

    /** What a cookie says of the client to whom it is given. */
    String cookie() {
        return visit == null ? "of nobody" : visit.cookie();
    }
}
