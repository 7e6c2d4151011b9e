package dev.usher.model;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user may do. An update replaces all of it: what it leaves out the server sets to the default that is given here for
 * a member that is absent, so that a change begins with what was read. A server never shows {@code enableLyricManagement} as
 * true, so that reading and writing back clears it.
 *
 * @param isAdministrator whether the user may do everything
 * @param isHidden whether {@code GET /Users/Public} leaves the user out
 * @param enableCollectionManagement whether the user may edit collections
 * @param enableSubtitleManagement whether the user may add and remove subtitles
 * @param enableLyricManagement whether the user may add and remove lyrics
 * @param isDisabled whether nobody can sign in as the user; setting it ends the user's sessions
 * @param maxParentalRating the highest rating that is shown, or null for all
 * @param maxParentalSubRating the highest rating within that one, or null for all
 * @param blockedTags tags whose media are not shown; one that holds a comma comes back as two
 * @param allowedTags tags whose media alone are shown, if there are any
 * @param enableUserPreferenceAccess whether the user may change the own name, password, configuration and picture
 * @param accessSchedules when the user may use the server; always, if there are none
 * @param blockUnratedItems kinds of media that are not shown without a rating
 * @param enableRemoteControlOfOtherUsers whether the user may control the sessions of others
 * @param enableSharedDeviceControl whether the user may control devices that belong to nobody
 * @param enableRemoteAccess whether the user may come from outside the local network
 * @param enableLiveTvManagement whether the user may manage recordings; false for a user who was just created
 * @param enableLiveTvAccess whether the user may watch live television
 * @param enableMediaPlayback whether the user may play media
 * @param enableAudioPlaybackTranscoding whether the server converts sound for the user
 * @param enableVideoPlaybackTranscoding whether the server converts pictures for the user
 * @param enablePlaybackRemuxing whether the server repackages media for the user
 * @param forceRemoteSourceTranscoding whether remote media are always converted
 * @param enableContentDeletion whether the user may delete media
 * @param enableContentDeletionFromFolders libraries from which the user may delete media all the same
 * @param enableContentDownloading whether the user may download media
 * @param enableSyncTranscoding whether downloads are converted
 * @param enableMediaConversion whether the user may have media converted
 * @param enabledDevices ids of devices that the user may sign in on, unless all are enabled
 * @param enableAllDevices whether the user may sign in on any device
 * @param enabledChannels channels that are shown, unless all are enabled
 * @param enableAllChannels whether all channels are shown
 * @param enabledFolders libraries that are shown, unless all are enabled
 * @param enableAllFolders whether all libraries are shown
 * @param invalidLoginAttemptCount failed logins since the last success; writing it back may undo what was counted since
 * @param loginAttemptsBeforeLockout failures that lock the user out (on 12; without effect on 10.11.9 to 10.11.11): -1 for none, 0 is stored as 3
 * @param maxActiveSessions how many sessions the user may have at a time, or 0 for any number
 * @param enablePublicSharing whether the user may share media publicly
 * @param blockedMediaFolders read, but not stored
 * @param blockedChannels read, but not stored
 * @param remoteClientBitrateLimit bits per second outside the local network, or 0 for no limit
 * @param authenticationProviderId what checks the password; a server refuses a policy without it
 * @param passwordResetProviderId what resets the password; a server refuses a policy without it
 * @param syncPlayAccess what the user may do with groups that watch together
 * @param source the JSON that this was read from
 */
@Lossless
public record UserPolicy(
        boolean isAdministrator,
        @WhenAbsent("true") boolean isHidden,
        boolean enableCollectionManagement,
        boolean enableSubtitleManagement,
        boolean enableLyricManagement,
        boolean isDisabled,
        @Nullable Integer maxParentalRating,
        @Nullable Integer maxParentalSubRating,
        List<String> blockedTags,
        List<String> allowedTags,
        @WhenAbsent("true") boolean enableUserPreferenceAccess,
        List<AccessSchedule> accessSchedules,
        List<UnratedItem> blockUnratedItems,
        boolean enableRemoteControlOfOtherUsers,
        @WhenAbsent("true") boolean enableSharedDeviceControl,
        @WhenAbsent("true") boolean enableRemoteAccess,
        @WhenAbsent("true") boolean enableLiveTvManagement,
        @WhenAbsent("true") boolean enableLiveTvAccess,
        @WhenAbsent("true") boolean enableMediaPlayback,
        @WhenAbsent("true") boolean enableAudioPlaybackTranscoding,
        @WhenAbsent("true") boolean enableVideoPlaybackTranscoding,
        @WhenAbsent("true") boolean enablePlaybackRemuxing,
        boolean forceRemoteSourceTranscoding,
        boolean enableContentDeletion,
        List<String> enableContentDeletionFromFolders,
        @WhenAbsent("true") boolean enableContentDownloading,
        @WhenAbsent("true") boolean enableSyncTranscoding,
        @WhenAbsent("true") boolean enableMediaConversion,
        List<String> enabledDevices,
        @WhenAbsent("true") boolean enableAllDevices,
        List<UUID> enabledChannels,
        @WhenAbsent("true") boolean enableAllChannels,
        List<UUID> enabledFolders,
        @WhenAbsent("true") boolean enableAllFolders,
        int invalidLoginAttemptCount,
        @WhenAbsent("-1") int loginAttemptsBeforeLockout,
        int maxActiveSessions,
        @WhenAbsent("true") boolean enablePublicSharing,
        List<UUID> blockedMediaFolders,
        List<UUID> blockedChannels,
        int remoteClientBitrateLimit,
        @WhenAbsent(WhenAbsent.EMPTY) String authenticationProviderId,
        @WhenAbsent(WhenAbsent.EMPTY) String passwordResetProviderId,
        @WhenAbsent("\"CreateAndJoinGroups\"") SyncPlayUserAccessType syncPlayAccess,
        JsonSource source)
        implements JsonModel, UserPolicyBuilder.With {
    /** Copies the lists: nobody changes them from outside. */
    public UserPolicy {
        blockedTags = List.copyOf(blockedTags);
        allowedTags = List.copyOf(allowedTags);
        accessSchedules = List.copyOf(accessSchedules);
        blockUnratedItems = List.copyOf(blockUnratedItems);
        enableContentDeletionFromFolders = List.copyOf(enableContentDeletionFromFolders);
        enabledDevices = List.copyOf(enabledDevices);
        enabledChannels = List.copyOf(enabledChannels);
        enabledFolders = List.copyOf(enabledFolders);
        blockedMediaFolders = List.copyOf(blockedMediaFolders);
        blockedChannels = List.copyOf(blockedChannels);
    }

    private static final String PROVIDERS = "Jellyfin.Server.Implementations.Users.Default";

    /** The policy of a user who was just created on a stock server: no administrator, hidden, and with the default providers. */
    public static UserPolicy ofNewUser() {
        return JsonModel.read(UserPolicy.class, Buffer.buffer("{}"))
                .withSource(JsonSource.NONE)
                .withEnableLiveTvManagement(false)
                .withAuthenticationProviderId(PROVIDERS + "AuthenticationProvider")
                .withPasswordResetProviderId(PROVIDERS + "PasswordResetProvider");
    }
}
