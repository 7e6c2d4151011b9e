package dev.usher.testing.property;

import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.Reading;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.testing.ManualTime;
import dev.usher.testing.property.Visit.Wish;
import io.vertx.core.AsyncResult;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of some steps through the layers of a house. */
final class Play {
    private static final Duration AFTERWARDS = Duration.ofHours(3);
    private static final Duration PATIENCE_OF_STREAMS = Duration.ofHours(1);
    private static final String HOME = "home";
    private static final String CABIN = "cabin";
    private static final List<String> PEOPLE = List.of("ann", "annsother", "ben");
    private static final Callers CALLERS =
            new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));

    private final ManualTime time = new ManualTime();
    private final World world = new World(time);
    private final Map<String, VersionedServer> servers = new TreeMap<>();
    private final Judge judge = new Judge(world);
    private final List<Map<String, House.Stack>> loops;
    private final List<Visit> visits = new ArrayList<>();
    private final Map<String, String> tagsSeen = new HashMap<>();
    private final int[] tokens = new int[PEOPLE.size()];
    private @Nullable String fault;

    /** How a client asks: what it wants besides, and how many seconds it waits. */
    record Way(Wish wish, int patience) {}

    private Play(House house) {
        Stream.of(HOME, CABIN).forEach(name -> servers.put(name, new VersionedServer(name, time, world)));
        loops = house.over(Map.copyOf(servers), time);
    }

    /** The first thing that was wrong, or null. */
    static @Nullable String faultOf(House house, List<Step> steps) {
        Play play = new Play(house);
        for (Step step : steps) {
            step.in(play);
            if (play.fault != null) {
                return play.fault;
            }
        }
        play.end();
        return play.fault;
    }

    Collection<VersionedServer> servers() {
        return servers.values();
    }

    /** Ends one of the calls that are pending in that manner, if there is one. */
    void land(int which, Conduct conduct) {
        List<VersionedServer> busy =
                servers().stream().filter(VersionedServer::isBusy).toList();
        if (!busy.isEmpty()) {
            busy.get(which % busy.size()).land(which / busy.size(), conduct);
        }
    }

    void pass(Duration duration) {
        time.advance(duration);
    }

    void change(String part) {
        servers.keySet().forEach(name -> world.change(name + " " + part));
    }

    void revoke(int person) {
        world.revoke(token(person));
    }

    void signIn(int person) {
        tokens[person]++;
    }

    private String token(int person) {
        return person < 0 ? "" : PEOPLE.get(person) + tokens[person];
    }

    void leave(int which) {
        List<Visit> waiting = visits.stream().filter(visit -> !visit.isOver()).toList();
        if (!waiting.isEmpty()) {
            waiting.get(which % waiting.size()).leave();
        }
    }

    void visit(Step.Client client, @Nullable Read read, @Nullable Write write, Way way) {
        Who who = new Who(
                client.cabin() ? CABIN : HOME,
                token(client.person()),
                client.person() < 0 ? "" : client.device(),
                client.local(),
                client.dress(),
                client.origin(),
                client.language());
        Duration patience =
                read != null && !read.isOperation() ? PATIENCE_OF_STREAMS : Duration.ofSeconds(way.patience());
        long deadline = time.nanos() + patience.toNanos();
        Visit visit =
                new Visit(who, read, write, way.wish(), new Visit.Begin(world.next(), deadline, world.required()));
        visits.add(visit);
        Request request = request(visit, read == null ? write.isOperation() : read.isOperation());
        House.Stack stack = loops.get(visits.size() % loops.size()).get(who.server());
        (request.route() instanceof Operation ? stack.operations() : stack.streams())
                .call(request)
                .onComplete(done -> receive(visit, done));
    }

    private Request request(Visit visit, boolean operation) {
        MultiMap fields = visit.who.fields(operation);
        String tag = visit.read == null ? null : tagsSeen.get(visit.likeness());
        if (visit.wish == Wish.WHAT_IS_NEW && tag != null) {
            fields.set(HttpHeaders.IF_NONE_MATCH, tag);
        }
        if (!visit.wish.directive.isEmpty()) {
            fields.set(HttpHeaders.CACHE_CONTROL, visit.wish.directive);
        }
        if (visit.wish == Wish.PART) {
            fields.set("range", "bytes=" + Wish.FROM + "-" + Wish.TO);
        }
        HttpMethod method =
                visit.read == null ? visit.write.method : visit.isForHead() ? HttpMethod.HEAD : HttpMethod.GET;
        Body body = visit.read != null ? Body.EMPTY : Body.of(Buffer.buffer(visit.write.content()));
        if (visit.read == null) {
            fields.set(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        String target = visit.read != null ? visit.read.target : visit.write.target;
        Reading reading = RequestReader.standard().read(method, target, fields, "");
        return new Request(
                method,
                reading.match().target(),
                reading.fields(),
                body,
                CALLERS.from(visit.who.address()).caller(reading.credential()),
                reading.match().route(),
                visit.begin.deadline(),
                visit,
                visit.gone);
    }

    private void receive(Visit visit, AsyncResult<Response> done) {
        world.next();
        if (visit.isOver()) {
            wrong(visit, "a second answer");
        }
        visit.end();
        if (done.failed()) {
            wrong(visit, "no answer: " + done.cause());
            return;
        }
        if (visit.write != null) {
            heed(visit, done.result());
        } else if (!visit.hasLeft()) {
            look(visit, done.result());
        }
        if (done.result().status() == 401) {
            refuse(visit);
        }
    }

    private void refuse(Visit visit) {
        String token = visit.who.token();
        if (token.isEmpty()) {
            return;
        }
        if (!world.isRevoked(token)) {
            wrong(visit, "another's refusal");
        }
        world.refuse(token);
    }

    /** Whoever asks after a write must see it; of a stream only where the server has not said that it failed. */
    private void heed(Visit visit, Response response) {
        for (Call call : servers.get(visit.who.server()).callsFor(visit)) {
            call.changed().forEach((part, version) -> {
                if (response.status() < 400 || visit.write.showsInSpiteOfFailure(part, call.isUnanswered())) {
                    world.require(visit.who.at(part), version);
                }
            });
        }
    }

    private void look(Visit visit, Response response) {
        for (String cookie : response.fields().getAll(HttpHeaders.SET_COOKIE)) {
            if (!cookie.equals(visit.cookie())) {
                wrong(visit, "the cookie " + cookie + ", which is another's");
            }
        }
        String serial = response.fields().get(Answers.SERIAL);
        if (serial == null) {
            return;
        }
        Told told = world.told(Integer.parseInt(serial));
        String found = judge.fault(visit, told, time.nanos());
        if (found != null) {
            wrong(visit, told + ", " + found);
        }
        String tag = response.fields().get(HttpHeaders.ETAG);
        if (tag != null) {
            tagsSeen.put(visit.likeness(), tag);
        }
        if (response.status() == 206 && visit.wish != Wish.PART) {
            wrong(visit, "a part of " + told);
        } else if (response.status() != 304) {
            new Shown(visit, told, what -> wrong(visit, what)).read(response);
        }
    }

    private void wrong(Visit visit, String what) {
        if (fault == null) {
            fault = visit + " is shown " + what;
        }
    }

    /** All that is pending ends, and then nobody waits any more. */
    private void end() {
        for (VersionedServer server : servers()) {
            server.be(Conduct.WELL);
            while (server.isBusy()) {
                server.land(0, Conduct.WELL);
            }
        }
        time.advance(AFTERWARDS);
        visits.stream().filter(visit -> !visit.isOver()).forEach(visit -> wrong(visit, "nothing for ever"));
    }
}
