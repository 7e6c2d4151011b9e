package dev.usher.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Device rows and API keys: whom a token stands for, until it is revoked. */
final class Tokens {
    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final Map<String, ApiKey> keys = new LinkedHashMap<>();
    private final Ids ids;
    private final Sessions sessions;

    /** A login of a user on a device. */
    record Device(String token, String userId, String client, String name, String id, String version) {
        @Override
        public String toString() {
            return "Device[" + id + "]";
        }
    }

    /** A key that acts as an administrator without being a user. */
    record ApiKey(String token, String app, Instant created) {
        @Override
        public String toString() {
            return "ApiKey[" + app + "]";
        }
    }

    Tokens(Ids ids, Sessions sessions) {
        this.ids = ids;
        this.sessions = sessions;
    }

    @Nullable
    Device device(String token) {
        return devices.get(token);
    }

    @Nullable
    ApiKey key(String token) {
        return keys.get(token);
    }

    List<ApiKey> keys() {
        return new ArrayList<>(keys.values());
    }

    /** A new token for a user's device, which ends those he had on it. */
    Device mint(User user, PresentedCredential identity) {
        revoke(device -> device.userId.equals(user.id) && device.id.equals(identity.deviceId()));
        Device device = new Device(
                ids.token(), user.id, identity.client(), identity.device(), identity.deviceId(), identity.version());
        devices.put(device.token, device);
        return device;
    }

    /** A device whose name or version a request gives otherwise is renamed. */
    void touch(Device device, PresentedCredential shown) {
        String name = shown.device().isEmpty() ? device.name : shown.device();
        String version = shown.version().isEmpty() ? device.version : shown.version();
        if (!name.equalsIgnoreCase(device.name) || !version.equalsIgnoreCase(device.version)) {
            devices.put(device.token, new Device(device.token, device.userId, device.client, name, device.id, version));
        }
    }

    /** Ends the logins that match, and with each the sessions on its device, whosever they are. */
    void revoke(Predicate<Device> ended) {
        for (Device device : devices.values().stream().filter(ended).toList()) {
            devices.remove(device.token);
            sessions.endOnDevice(device.id);
        }
    }

    /** Whether anybody is logged in on that device. */
    boolean knows(String deviceId) {
        return devices.values().stream().anyMatch(device -> device.id.equals(deviceId));
    }

    void createKey(String app, Instant now) {
        ApiKey key = new ApiKey(ids.token(), app, now);
        keys.put(key.token, key);
    }

    void revokeKey(String token) {
        keys.remove(token);
    }
}
