package dev.usher.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A session right after it was opened. Its larger parts, such as {@code PlayState}, {@code Capabilities} and
 * {@code NowPlayingQueue}, are in {@link #source()}.
 *
 * @param remoteEndPoint the client's address as the server sees it; null after Quick Connect
 * @param id a hash of client and device: 32 hexadecimal digits
 * @param userId whose session it is
 * @param userName whose session it is
 * @param client the name of the program
 * @param lastActivityDate when the session was last used
 * @param lastPlaybackCheckIn when it last told of a playback, or the first moment of the year 1
 * @param lastPausedDate when the playback was paused
 * @param deviceName the name of the device
 * @param deviceType the kind of the device
 * @param deviceId the id of the device
 * @param applicationVersion the version of the program
 * @param isActive whether it was used in the last minutes
 * @param supportsMediaControl whether the client can be told to play
 * @param supportsRemoteControl whether the client can be controlled
 * @param hasCustomDeviceName whether an administrator has named the device
 * @param playlistItemId what is playing
 * @param serverId the server's id: 32 hexadecimal digits
 * @param userPrimaryImageTag as in {@link UserDto#primaryImageTag}
 * @param source the JSON that this was read from
 */
@Lossless
public record SessionInfoDto(
        @Nullable String remoteEndPoint,
        @Nullable String id,
        @WhenAbsent(WhenAbsent.ZERO_GUID) UUID userId,
        @Nullable String userName,
        @Nullable String client,
        @WhenAbsent(WhenAbsent.UNSET_DATE) Instant lastActivityDate,
        @WhenAbsent(WhenAbsent.UNSET_DATE) Instant lastPlaybackCheckIn,
        @Nullable Instant lastPausedDate,
        @Nullable String deviceName,
        @Nullable String deviceType,
        @Nullable String deviceId,
        @Nullable String applicationVersion,
        boolean isActive,
        boolean supportsMediaControl,
        boolean supportsRemoteControl,
        boolean hasCustomDeviceName,
        @Nullable String playlistItemId,
        @Nullable String serverId,
        @Nullable String userPrimaryImageTag,
        JsonSource source)
        implements JsonModel, SessionInfoDtoBuilder.With {}
