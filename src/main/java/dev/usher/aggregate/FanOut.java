package dev.usher.aggregate;

import dev.usher.service.Caller;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import dev.usher.time.Ticker;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Asks every member at once and makes one answer of the parts that came. A member keeps to the deadline it is given, as
 * every service does, so that the slowest part bounds the whole. For one event loop.
 */
public final class FanOut implements Service {
    private final Plan plan;
    private final Ticker ticker;
    private final Whole whole;

    /** A fan-out by {@code plan}. {@code merge} throws at parts it cannot read, and waits for nothing. */
    public FanOut(Plan plan, Function<List<Buffer>, Buffer> merge, Ticker ticker, InstantSource clock) {
        this.plan = plan;
        this.ticker = ticker;
        this.whole = new Whole(new Memo(merge), clock);
    }

    @Override
    public Future<Response> call(Request request) {
        List<Future<Response>> answers = ask(request);
        if (answers.stream().allMatch(Future::isComplete)) {
            return Future.succeededFuture(whole.of(parts(answers), request));
        }
        return Future.join(answers).transform(all -> Future.succeededFuture(whole.of(parts(answers), request)));
    }

    private List<Future<Response>> ask(Request request) {
        Request part = partOf(request);
        Request anonymous = part.withCaller(withoutCredential(request.caller()));
        List<Future<Response>> answers = new ArrayList<>(plan.members().size());
        for (Member member : plan.members()) {
            answers.add(member.service().call(answers.isEmpty() ? part : anonymous));
        }
        return answers;
    }

    /** A part is asked for whole, unconditionally and uncoded, for it is not what the client gets. */
    private Request partOf(Request request) {
        long partDeadline = ticker.nanos() + plan.partTime().toNanos();
        MultiMap fields = HttpHeaders.headers()
                .addAll(request.fields())
                .remove(HttpHeaders.IF_NONE_MATCH)
                .set(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
        boolean sooner = partDeadline - request.deadlineNanos() < 0;
        return request.withFields(fields).withDeadline(sooner ? partDeadline : request.deadlineNanos());
    }

    private static Caller withoutCredential(Caller caller) {
        return new Caller(caller.address(), caller.addressGroup(), caller.local(), null);
    }

    private List<Part> parts(List<Future<Response>> answers) {
        List<Part> parts = new ArrayList<>(answers.size());
        for (int i = 0; i < answers.size(); i++) {
            parts.add(Part.of(plan.members().get(i).name(), answers.get(i)));
        }
        return parts;
    }
}
