package dev.usher.app;

import static dev.usher.testing.ScriptedService.response;

import dev.usher.app.Wiring.Wires;
import dev.usher.gateway.Door;
import dev.usher.identity.Callers;
import dev.usher.identity.LocalNetwork;
import dev.usher.identity.TokenHash;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.RequestReader;
import dev.usher.service.Body;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.ServiceException;
import dev.usher.service.ServiceException.Kind;
import dev.usher.testing.ManualTime;
import dev.usher.testing.Secrets;
import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/** All layers before a server that shows each user as what he is, with answers of several readers stored. */
final class MatrixHouse {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String ANN_ID = "1".repeat(32);
    private static final String BEN_ID = "2".repeat(32);
    private static final Map<String, String> TOKENS = Map.of(
            "ann", Secrets.register("a0a1a2a3a4a5a6a7a8a9aaabacadaeaf"),
            "ben", Secrets.register("b0b1b2b3b4b5b6b7b8b9babbbcbdbebf"),
            "app", Secrets.register("c0c1c2c3c4c5c6c7c8c9cacbcccdcecf"));
    private static final String LOGIN = "{\"User\":{\"Name\":\"ann\",\"Id\":\"" + ANN_ID + "\"},\"AccessToken\":\"\"}";
    private static final String LETTERS = "AabBcXxyPQ";

    private final ManualTime time = new ManualTime();
    private final Callers callers =
            new Callers(new TokenHash(TokenHash.newSecret()), LocalNetwork.of(LocalNetwork.PRIVATE_RANGES));
    private final Door door;
    private final Map<Character, Asked> reads = new TreeMap<>();
    private String coding = "";
    private String written = "";

    MatrixHouse() {
        door = new Wiring(
                        Front.unlimited("http://home.example").settings(),
                        new Clockwork(time, time, time),
                        new Random(1))
                .doors(server -> new Wires(this::answer, this::answer, this::answer))
                .root();
        put('A', "/Users/Me", "ann");
        put('a', "/Users", "ann");
        put('b', "/Users/" + BEN_ID, "ann");
        put('B', "/Users/Me", "ben");
        put('c', "/Users/" + ANN_ID, "ben");
        put('X', "/Users/" + ANN_ID, "app");
        put('x', "/Users", "app");
        put('y', "/Users/" + BEN_ID, "app");
        put('P', "/Users/Public", "none");
        put('Q', "/QuickConnect/Enabled", "none");
    }

    private void put(char letter, String target, String who) {
        reads.put(letter, by(who, Asked.get(target)));
    }

    /** Whoever is known asks with his token; every other word is the device of somebody without one. */
    private static Asked by(String who, Asked asked) {
        return switch (who) {
            case "ann", "ben" -> asked.by("tv of " + who, TOKENS.get(who));
            case "app" -> asked.by("app", TOKENS.get(who));
            case "none" -> asked;
            default -> asked.by(who.replace("-device", ""), "");
        };
    }

    /** The server sends users in this coding. */
    void codeAnswers(String with) {
        coding = with;
    }

    void fill() {
        read(LETTERS);
    }

    void read(String letters) {
        letters.chars().forEach(letter -> status(reads.get((char) letter)));
    }

    /** The letters of what is not answered from store, in their order. */
    String dropped() {
        StringBuilder dropped = new StringBuilder();
        reads.forEach((letter, asked) -> dropped.append(status(asked).contains(";hit") ? "" : letter));
        return dropped.toString();
    }

    private String status(Asked asked) {
        return call(read(asked)).result().fields().get("Cache-Status");
    }

    /** Writes as {@code line} says: method, target, and the name in a login. */
    void write(String who, String line, String answer) {
        String[] words = line.replace("ANN", ANN_ID).replace("BEN", BEN_ID).split(" ");
        Asked asked = by(who, Asked.get(words[1]))
                .method(HttpMethod.valueOf(words[0]))
                .with("Content-Type", "application/json");
        written = answer;
        Request request = read(asked);
        String content = words.length > 2
                ? new JsonObject().put("Username", words[2]).put("Pw", "").encode()
                : "{}";
        call(request.route() instanceof Operation ? request.withBody(Body.of(Buffer.buffer(content))) : request);
        if (answer.equals("unsent")) {
            time.advance(PATIENCE);
        }
    }

    private Request read(Asked asked) {
        long deadline = time.nanos() + PATIENCE.toNanos();
        return asked.read(RequestReader.standard(), callers, deadline);
    }

    private Future<Response> call(Request request) {
        return (request.route() instanceof Operation ? door.operations() : door.streams()).call(request);
    }

    private Future<Response> answer(Request request) {
        if (request.method() != HttpMethod.GET) {
            return switch (written) {
                case "lost" -> missing(true);
                case "unsent" -> missing(false);
                case "starting" ->
                    Future.succeededFuture(response(503, "<html>")
                            .with("Content-Type", "text/html")
                            .with("Retry-After", "5000"));
                case "200" -> Future.succeededFuture(response(200, LOGIN));
                default -> Future.succeededFuture(response(Integer.parseInt(written), ""));
            };
        }
        String target = request.target();
        boolean ann = target.contains(ANN_ID) || target.equals("/Users/Me") && isAnn(request);
        return Future.succeededFuture(ann ? user("ann", ANN_ID) : user("Ben", BEN_ID));
    }

    private static boolean isAnn(Request request) {
        return request.caller().credential().deviceId().equals("tv of ann");
    }

    private static Future<Response> missing(boolean maybeProcessed) {
        Kind kind = maybeProcessed ? Kind.CONNECTION_TERMINATED : Kind.OVERLOADED;
        return Future.failedFuture(new ServiceException(kind, maybeProcessed, "scripted"));
    }

    private Response user(String name, String id) {
        String text = new JsonObject().put("Name", name).put("Id", id).encode();
        Response plain = response(200, text).with("Content-Type", "application/json");
        return coding.isEmpty()
                ? plain
                : new Response(200, plain.with("Content-Encoding", coding).fields(), Body.of(coded(text)));
    }

    private Buffer coded(String text) {
        if (!coding.equals("gzip")) {
            return Buffer.buffer(new byte[] {0x0b, 0x02, (byte) 0x80});
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
