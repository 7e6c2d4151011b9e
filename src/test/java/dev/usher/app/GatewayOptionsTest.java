package dev.usher.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class GatewayOptionsTest {
    @Test
    void keyBelowASingleValueIsRefusedWithWhatToDo() {
        GatewayOptions options = new GatewayOptions(new JsonObject().put("servers", "http://127.0.0.1:8096"));

        assertThatThrownBy(() -> options.server("home", "http://127.0.0.1:8096"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'servers' has been set to a single value");
        assertThat(options).hasToString("GatewayOptions[]");
    }

    @Test
    void textNamesTheServersAlone() {
        GatewayOptions options = new GatewayOptions()
                .server("home", "http://127.0.0.1:8096")
                .server("cabin", "http://127.0.0.1:8097")
                .set("id", "front-door");

        assertThat(options).hasToString("GatewayOptions[home, cabin]");
    }

    @Test
    void treeIsCopiedOnTheWayInAndOut() {
        JsonObject tree = new JsonObject().put("listen", new JsonObject().put("port", 1));
        GatewayOptions options = new GatewayOptions(tree).set("listen.port", 2);

        options.toJson().put("id", "other");

        assertThat(tree.getJsonObject("listen").getInteger("port")).isEqualTo(1);
        assertThat(options.toJson().encode()).isEqualTo("{\"listen\":{\"port\":2}}");
    }
}
