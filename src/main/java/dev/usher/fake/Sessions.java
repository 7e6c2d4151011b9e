package dev.usher.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sessions in memory, one for each client on each device. */
final class Sessions {
    private final Map<String, Session> sessions = new HashMap<>();

    private final ServerVersion version;

    private record Session(String userId, String deviceId) {}

    /** What a login tells about the session it opens; nobody knows the address of one that was vouched for. */
    record Opening(
            User user, Tokens.Device device, @Nullable String address, Instant now) {}

    Sessions(ServerVersion version) {
        this.version = version;
    }

    long of(User user) {
        return sessions.values().stream()
                .filter(session -> session.userId.equals(user.id))
                .count();
    }

    void endOnDevice(String deviceId) {
        sessions.values().removeIf(session -> Objects.equals(session.deviceId, deviceId));
    }

    /** Opens the session and describes it as SessionInfo. */
    ObjectNode open(Opening opening, String serverId) {
        Tokens.Device device = opening.device;
        String id = Ids.hash(device.client() + device.id());
        sessions.put(id, new Session(opening.user.id, device.id()));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("PlayState")
                .put("CanSeek", false)
                .put("IsPaused", false)
                .put("IsMuted", false)
                .put("RepeatMode", "RepeatNone")
                .put("PlaybackOrder", "Default");
        json.putArray("AdditionalUsers");
        capabilities(json.putObject("Capabilities"));
        if (opening.address != null) {
            json.put("RemoteEndPoint", opening.address);
        }
        json.putArray("PlayableMediaTypes");
        json.put("Id", id)
                .put("UserId", opening.user.id)
                .put("UserName", opening.user.name)
                .put("Client", device.client())
                .put("LastActivityDate", WireJson.date(opening.now))
                .put("LastPlaybackCheckIn", WireJson.NO_DATE)
                .put("DeviceName", device.name())
                .put("DeviceId", device.id())
                .put("ApplicationVersion", device.version());
        return tail(json, serverId);
    }

    private static void capabilities(ObjectNode json) {
        json.putArray("PlayableMediaTypes");
        json.putArray("SupportedCommands");
        json.put("SupportsMediaControl", false).put("SupportsPersistentIdentifier", true);
    }

    private ObjectNode tail(ObjectNode json, String serverId) {
        json.put("IsActive", true).put("SupportsMediaControl", false).put("SupportsRemoteControl", false);
        json.putArray("NowPlayingQueue");
        if (version.listsFullQueue()) {
            json.putArray("NowPlayingQueueFullItems");
        }
        json.put("HasCustomDeviceName", false).put("ServerId", serverId);
        json.putArray("SupportedCommands");
        return json;
    }
}
