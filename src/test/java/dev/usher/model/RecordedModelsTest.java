package dev.usher.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every user object, every session and every policy that a real server sent or took goes in and comes out equal. */
class RecordedModelsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TRANSCRIPTS =
            List.of("operations", "errors", "quick-connect", "pin-and-leftovers", "proxied");

    @ParameterizedTest
    @CsvSource({"10.11.11", "12.0-rc5"})
    void recordedObjectsComeOutAsTheyWentIn(String version) throws IOException {
        List<ObjectNode> users = new ArrayList<>();
        for (String name : TRANSCRIPTS) {
            for (JsonNode body : bodies("/recorded/" + version + "/" + name + ".json")) {
                gather(body, users);
            }
        }

        assertThat(users).hasSizeGreaterThan(100).allSatisfy(RecordedModelsTest::comesOutEqual);
    }

    private static void comesOutEqual(ObjectNode json) {
        Class<? extends JsonModel> type =
                json.has("AccessToken") && json.has("User") ? AuthenticationResult.class : UserDto.class;
        JsonModel read = Mapping.read(type, json);

        assertThat(JsonText.parse(read.toBuffer())).isEqualTo(json);
        if (read instanceof UserDto user) {
            assertThat(user.name()).isNotEmpty();
            assertThat(user.id().getMostSignificantBits()).isNotZero();
            assertThat(user.policy().authenticationProviderId()).isNotEmpty();
            assertThat(user.configuration().castReceiverId()).isNotEmpty();
        }
    }

    /** All users and logins in {@code json}, at any depth. */
    private static void gather(JsonNode json, List<ObjectNode> found) {
        if (json instanceof ObjectNode object && (object.has("AccessToken") || isUser(object))) {
            found.add(object);
        }
        json.forEach(inner -> gather(inner, found));
    }

    private static boolean isUser(ObjectNode object) {
        return object.has("Id") && object.path("Policy").has("AuthenticationProviderId") && object.has("Configuration");
    }

    private static List<JsonNode> bodies(String path) throws IOException {
        List<JsonNode> bodies = new ArrayList<>();
        try (InputStream file = RecordedModelsTest.class.getResourceAsStream(path)) {
            for (JsonNode exchange : JSON.readTree(file).path("exchanges")) {
                String body = exchange.path("response").path("body").asText();
                if (body.startsWith("{") || body.startsWith("[")) {
                    bodies.add(JSON.readTree(withIds(body)));
                }
            }
        }
        return bodies;
    }

    /** The recordings have names where ids and tokens stood. */
    private static String withIds(String body) {
        return body.replaceAll("\\{\\{[A-Za-z0-9.]+}}", "0123456789abcdef0123456789abcdef");
    }
}
