package dev.usher.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.Objects;

/** The address of this machine that a server sees, where nobody stands between. */
public final class OwnAddress {
    private OwnAddress() {}

    /** Connects to the server once, at its first address, sends nothing, and tells from where; fails where no connection can be made. */
    public static Future<String> towards(Vertx vertx, UpstreamSettings settings) {
        NetClient client = vertx.createNetClient(new NetClientOptions()
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis())));
        return client.connect(settings.addresses().get(0).socket())
                .map(socket -> Objects.requireNonNullElse(socket.localAddress().hostAddress(), ""))
                .eventually(client::close);
    }
}
