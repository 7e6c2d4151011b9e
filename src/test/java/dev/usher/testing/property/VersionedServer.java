package dev.usher.testing.property;

import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.testing.ManualTime;
import dev.usher.testing.property.Conduct.Manner;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A server that answers from a state of which it keeps the versions, well or badly, as a play says. */
final class VersionedServer implements Service {
    private static final long PATIENCE = Duration.ofSeconds(10).toNanos();

    private final String name;
    private final ManualTime time;
    private final World world;
    private final Answers answers;
    private final List<Call> calls = new ArrayList<>();
    private final List<Consumer<Conduct>> pending = new ArrayList<>();
    private Conduct mood = Conduct.WELL;
    private @Nullable Conduct treatment;

    VersionedServer(String name, ManualTime time, World world) {
        this.name = name;
        this.time = time;
        this.world = world;
        this.answers = new Answers(name, time, world, this::drip);
    }

    void be(Conduct conduct) {
        mood = conduct;
    }

    /** Writes are treated like that from here on, or like everything else where it is null. */
    void treatWrites(@Nullable Conduct conduct) {
        treatment = conduct;
    }

    @Override
    public Future<Response> call(Request request) {
        world.next();
        Call call = new Call(request, name, world, answers);
        calls.add(call);
        Conduct conduct = call.write != null && treatment != null ? treatment : mood;
        if (conduct.manner() == Manner.IS_SLOW) {
            delay(call, request, conduct);
        } else {
            call.end(conduct);
        }
        return call.answer();
    }

    private void delay(Call call, Request request, Conduct conduct) {
        if (conduct.early()) {
            call.act();
        }
        Consumer<Conduct> end = ending -> {
            if (!call.isOver()) {
                call.end(ending);
            }
        };
        pending.add(end);
        time.after(Math.min(PATIENCE, request.deadlineNanos() - time.nanos()), () -> give(call, end, false));
        request.gone().onCancel(() -> give(call, end, true));
    }

    private void give(Call call, Consumer<Conduct> end, boolean gone) {
        if (pending.remove(end)) {
            call.fail(gone ? answers.goneAway() : answers.tooLate());
        }
    }

    private void drip(Content content) {
        pending.add(conduct -> {
            if (conduct.manner() == Manner.ANSWERS || conduct.manner() == Manner.GREETS) {
                content.release();
            } else {
                content.breakOff();
            }
        });
    }

    /** Ends one of the calls that are pending in that manner, if there is one. */
    void land(int which, Conduct conduct) {
        if (!pending.isEmpty()) {
            pending.remove(which % pending.size()).accept(conduct);
        }
    }

    boolean isBusy() {
        return !pending.isEmpty();
    }

    List<Call> callsFor(Visit visit) {
        return calls.stream().filter(call -> call.visit == visit).toList();
    }
}
