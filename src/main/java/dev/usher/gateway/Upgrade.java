package dev.usher.gateway;

import dev.usher.gateway.websocket.WebSockets;
import dev.usher.service.Body;
import dev.usher.service.Cancellation;
import dev.usher.service.Response;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The opening handshake of a WebSocket, as the server of RFC 6455 §4.2 sees it. */
final class Upgrade {
    private static final String KEY = "sec-websocket-key";
    private static final String VERSION = "sec-websocket-version";
    /** Sixteen bytes in Base64. */
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9+/]{22}==");

    private static final CharSequence PROTOCOL = HttpHeaders.createOptimized("websocket");
    private static final CharSequence OPTION = HttpHeaders.createOptimized("Upgrade");

    private Upgrade() {}

    /** Whether a server would switch protocols for {@code request}. Every other one takes its ordinary way, without {@code Upgrade}. */
    static boolean isAskedBy(HttpServerRequest request) {
        MultiMap fields = request.headers();
        return fields.contains(HttpHeaders.UPGRADE)
                && request.method() == HttpMethod.GET
                && request.version() == HttpVersion.HTTP_1_1
                && !fields.contains(HttpHeaders.TRANSFER_ENCODING)
                && fields.getAll(HttpHeaders.CONTENT_LENGTH).stream().allMatch("0"::equals)
                && lists(fields, HttpHeaders.UPGRADE, "websocket")
                && lists(fields, HttpHeaders.CONNECTION, "upgrade")
                && fields.getAll(VERSION).equals(List.of("13"))
                && fields.getAll(KEY).size() == 1
                && NONCE.matcher(fields.get(KEY).strip()).matches();
    }

    private static boolean lists(MultiMap fields, CharSequence field, String member) {
        return fields.getAll(field).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .anyMatch(value -> value.strip().equalsIgnoreCase(member));
    }

    /** Tells the client that protocols are switched, as the server has said it in {@code answer}, and relays until both are gone. */
    static Future<Void> accept(HttpServerRequest request, Response answer, Body.Tunnel server, WebSockets sockets) {
        HttpServerResponse out = request.response();
        if (out.closed()) {
            server.cancellation().cancel();
            return Future.failedFuture("the client is gone");
        }
        out.headers()
                .setAll(answer.fields())
                .remove(HttpHeaders.CONTENT_LENGTH) // an answer of 1xx has none (RFC 9110 §8.6)
                .set(HttpHeaders.CONNECTION, OPTION)
                .set(HttpHeaders.UPGRADE, PROTOCOL);
        return request.toNetSocket()
                .onFailure(gone -> server.cancellation().cancel())
                .compose(client -> sockets.relay(tunnel(client), server));
    }

    /** Silence is the relay's to judge, and no longer that of whoever listens. */
    private static Body.Tunnel tunnel(NetSocket socket) {
        NetSocketInternal connection = (NetSocketInternal) socket.pause();
        if (connection.channelHandlerContext().pipeline().get("idle") != null) {
            connection.channelHandlerContext().pipeline().remove("idle");
        }
        Cancellation cancellation = new Cancellation();
        cancellation.onCancel(() -> connection.channelHandlerContext().close());
        return new Body.Tunnel(socket, cancellation);
    }
}
