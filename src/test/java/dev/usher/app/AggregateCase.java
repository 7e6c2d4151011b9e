package dev.usher.app;

import dev.usher.app.Wiring.Wires;
import dev.usher.gateway.Door;
import dev.usher.gateway.Doors;
import dev.usher.jellyfin.Operation;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Requests;
import dev.usher.testing.ScriptedService;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Five servers behind one gateway that do what their names say once they are told to, on a time that stands still. */
abstract class AggregateCase {
    static final String[] MEMBERS = {"good", "slow", "hung", "starting", "refusing"};
    static final Duration PART = Duration.ofSeconds(2);
    static final Duration TICK = Duration.ofNanos(1);

    final ManualTime time = new ManualTime();
    final Map<String, ScriptedService> wires = new LinkedHashMap<>();
    final Doors doors = doors(options().aggregate(MEMBERS));

    static GatewayOptions options() {
        GatewayOptions options = new GatewayOptions();
        for (String name : MEMBERS) {
            options.server(name, "http://" + name + ".example");
        }
        return options;
    }

    Doors doors(GatewayOptions options) {
        Wiring wiring = new Wiring(options.settings(), new Clockwork(time, time, time), new Random(1));
        return wiring.doors(server -> {
            ScriptedService wire = wires.computeIfAbsent(server.name(), name -> new ScriptedService(time));
            return new Wires(wire, wire, wire);
        });
    }

    void always(String member, Function<Request, Future<Response>> reply) {
        wires.get(member).otherwise(reply);
    }

    static Function<Request, Future<Response>> users(String server, String... names) {
        JsonArray list = new JsonArray();
        for (String name : names) {
            list.add(new JsonObject().put("Name", name).put("ServerId", server));
        }
        return request -> Future.succeededFuture(ScriptedService.response(200, list.encode()));
    }

    static Future<Response> starting(Request request) {
        Response page = ScriptedService.response(503, "<!DOCTYPE html>")
                .with("Content-Type", "text/html")
                .with("Retry-After", "005");
        return Future.succeededFuture(page);
    }

    static Future<Response> refusing(Request request) {
        return Future.failedFuture(new ServiceException(Kind.CONNECTION_REFUSED, false, "scripted"));
    }

    Future<Response> hung(Request request) {
        return slow(Duration.ofDays(1), request);
    }

    Future<Response> slow(Request request) {
        return slow(PART.plusSeconds(1), request);
    }

    /** Answers late, or at the deadline not at all, as the wire does. */
    Future<Response> slow(Duration late, Request request) {
        Promise<Response> answer = Promise.promise();
        ServiceException missing = new ServiceException(Kind.RESPONSE_TIMEOUT, true, "scripted");
        time.after(request.deadlineNanos() - time.nanos(), () -> answer.tryFail(missing));
        time.after(late.toNanos(), () -> answer.tryComplete(ScriptedService.response(200, "[]")));
        return answer.future();
    }

    void letFourFail() {
        always("slow", this::slow);
        always("hung", this::hung);
        always("starting", AggregateCase::starting);
        always("refusing", AggregateCase::refusing);
    }

    Future<Response> ask(Door door, Operation operation, String target) {
        long deadline = time.nanos() + Duration.ofSeconds(15).toNanos();
        Request plain = Requests.of(operation.method(), target, Body.EMPTY, deadline);
        return door.operations()
                .call(new Request(
                        plain.method(),
                        target,
                        plain.fields(),
                        plain.body(),
                        plain.caller(),
                        operation,
                        deadline,
                        plain.observer()));
    }

    Future<Response> list() {
        return ask(doors.root(), Operation.GET_PUBLIC_USERS, "/Users/Public");
    }

    Response listOnceAllHadTheirTime() {
        Future<Response> answer = list();
        time.advance(PART);
        return answer.result();
    }

    static String text(Response response) {
        return ((Body.Full) response.body()).bytes().toString();
    }

    static List<String> users(Response response) {
        return new JsonArray(text(response))
                .stream()
                        .map(JsonObject.class::cast)
                        .map(user -> user.getString("Name") + " of " + user.getString("ServerId"))
                        .toList();
    }

    static String[] missing(Response response) {
        return response.fields().get("Proxy-Status").split(", ");
    }
}
