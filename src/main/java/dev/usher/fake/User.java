package dev.usher.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user of the fake server. */
final class User {
    private static final String ATTEMPTS = "InvalidLoginAttemptCount";
    private static final int NEVER = -1;
    private static final List<String> NEVER_STORED = List.of("BlockedMediaFolders", "BlockedChannels");

    final String id;
    String name;
    String password;
    ObjectNode configuration = UserShapes.CONFIGURATION.initial();
    ObjectNode policy = UserShapes.POLICY.initial();

    @Nullable
    Instant lastLogin;

    @Nullable
    Instant lastActivity;

    @Nullable
    Image image;

    /** A picture, and the tag by which the user's JSON names it. */
    record Image(String tag, String type, Buffer bytes, Instant changed) {}

    User(String id, String name, String password) {
        this.id = id;
        this.name = name;
        this.password = password;
    }

    boolean may(String permission) {
        return policy.path(permission).asBoolean();
    }

    boolean isAdministrator() {
        return may("IsAdministrator");
    }

    boolean isDisabled() {
        return may("IsDisabled");
    }

    /** Whether the device is one of his; administrators have no such list. */
    boolean mayUse(String deviceId) {
        if (may("EnableAllDevices") || isAdministrator()) {
            return true;
        }
        for (var enabled : policy.path("EnabledDevices")) {
            if (enabled.asText().equalsIgnoreCase(deviceId)) {
                return true;
            }
        }
        return false;
    }

    void countFailure() {
        policy.put(ATTEMPTS, policy.path(ATTEMPTS).asInt() + 1);
    }

    /** Disables him if his failures reach his limit, and counts one more for that. */
    void lockAtLimit() {
        int limit = policy.path("LoginAttemptsBeforeLockout").asInt();
        if (limit != NEVER && policy.path(ATTEMPTS).asInt() >= limit) {
            policy.put("IsDisabled", true);
            countFailure();
        }
    }

    void forgetFailures() {
        policy.put(ATTEMPTS, 0);
    }

    /** Replaces the policy by what the server stores of {@code given}. */
    void replacePolicy(ObjectNode given) {
        NEVER_STORED.forEach(name -> given.set(name, JsonNodeFactory.instance.arrayNode()));
        given.put("EnableLyricManagement", false);
        if (given.path("LoginAttemptsBeforeLockout").asInt() == 0) {
            given.put("LoginAttemptsBeforeLockout", 3);
        }
        if (given.path("BlockUnratedItems").isNull()) {
            given.set("BlockUnratedItems", JsonNodeFactory.instance.arrayNode());
        }
        policy = given;
    }

    /** The user as every operation writes him, in the order of declaration. */
    ObjectNode json(String serverId, ServerVersion version) {
        boolean secured = !version.tellsPasswords() || !password.isEmpty();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("Name", name).put("ServerId", serverId).put("Id", id);
        if (image != null) {
            json.put("PrimaryImageTag", image.tag());
        }
        json.put("HasPassword", secured)
                .put("HasConfiguredPassword", secured)
                .put("HasConfiguredEasyPassword", false)
                .put("EnableAutoLogin", false);
        if (lastLogin != null) {
            json.put("LastLoginDate", WireJson.date(lastLogin));
        }
        if (lastActivity != null) {
            json.put("LastActivityDate", WireJson.date(lastActivity));
        }
        json.set("Configuration", withoutNulls(configuration));
        json.set("Policy", withoutNulls(policy));
        return json;
    }

    private static ObjectNode withoutNulls(ObjectNode stored) {
        ObjectNode written = stored.deepCopy();
        written.properties().removeIf(member -> member.getValue().isNull());
        return written;
    }

    @Override
    public String toString() {
        return "User[" + name + "]";
    }
}
