package dev.usher.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a user's configuration and policy consist of. */
final class UserShapes {
    private static final String ENUMS = "Jellyfin.Database.Implementations.Enums.";
    private static final String USERS = "Jellyfin.Server.Implementations.Users.";
    private static final MemberType SUBTITLE_MODE =
            MemberType.named(ENUMS + "SubtitlePlaybackMode", "Default", "Always", "OnlyForced", "None", "Smart");
    private static final MemberType SYNC_PLAY =
            MemberType.named(ENUMS + "SyncPlayUserAccessType", "CreateAndJoinGroups", "JoinGroups", "None");
    private static final MemberType SCHEDULES =
            MemberType.list("Jellyfin.Database.Implementations.Entities.AccessSchedule[]", UserShapes::schedule);

    static final Shape CONFIGURATION = new Shape()
            .optional("AudioLanguagePreference", MemberType.TEXT)
            .flag("PlayDefaultAudioTrack", true)
            .text("SubtitleLanguagePreference", MemberType.TEXT, "", "")
            .flag("DisplayMissingEpisodes", false)
            .list("GroupedFolders", MemberType.GUIDS)
            .text("SubtitleMode", SUBTITLE_MODE, "Default", "Default")
            .flag("DisplayCollectionsView", false)
            .flag("EnableLocalPassword", false)
            .list("OrderedViews", MemberType.GUIDS)
            .list("LatestItemsExcludes", MemberType.GUIDS)
            .list("MyMediaExcludes", MemberType.GUIDS)
            .flag("HidePlayedInLatest", true)
            .flag("RememberAudioSelections", true)
            .flag("RememberSubtitleSelections", true)
            .flag("EnableNextEpisodeAutoPlay", true)
            .text("CastReceiverId", MemberType.TEXT, "F007D354", "F007D354");

    static final Shape POLICY = new Shape()
            .flag("IsAdministrator", false)
            .flag("IsHidden", true)
            .flag("EnableCollectionManagement", false)
            .flag("EnableSubtitleManagement", false)
            .flag("EnableLyricManagement", false)
            .flag("IsDisabled", false)
            .optional("MaxParentalRating", MemberType.OPTIONAL_INTEGER)
            .optional("MaxParentalSubRating", MemberType.OPTIONAL_INTEGER)
            .list("BlockedTags", MemberType.TEXTS)
            .list("AllowedTags", MemberType.TEXTS)
            .flag("EnableUserPreferenceAccess", true)
            .list("AccessSchedules", SCHEDULES)
            .list("BlockUnratedItems", MemberType.TEXTS)
            .flag("EnableRemoteControlOfOtherUsers", false)
            .flag("EnableSharedDeviceControl", true)
            .flag("EnableRemoteAccess", true)
            .flag("EnableLiveTvManagement", false, true)
            .flag("EnableLiveTvAccess", true)
            .flag("EnableMediaPlayback", true)
            .flag("EnableAudioPlaybackTranscoding", true)
            .flag("EnableVideoPlaybackTranscoding", true)
            .flag("EnablePlaybackRemuxing", true)
            .flag("ForceRemoteSourceTranscoding", false)
            .flag("EnableContentDeletion", false)
            .list("EnableContentDeletionFromFolders", MemberType.TEXTS)
            .flag("EnableContentDownloading", true)
            .flag("EnableSyncTranscoding", true)
            .flag("EnableMediaConversion", true)
            .list("EnabledDevices", MemberType.TEXTS)
            .flag("EnableAllDevices", true)
            .list("EnabledChannels", MemberType.GUIDS)
            .flag("EnableAllChannels", true)
            .list("EnabledFolders", MemberType.GUIDS)
            .flag("EnableAllFolders", true)
            .number("InvalidLoginAttemptCount", 0)
            .number("LoginAttemptsBeforeLockout", -1)
            .number("MaxActiveSessions", 0)
            .flag("EnablePublicSharing", true)
            .list("BlockedMediaFolders", MemberType.GUIDS)
            .list("BlockedChannels", MemberType.GUIDS)
            .number("RemoteClientBitrateLimit", 0)
            .text("AuthenticationProviderId", MemberType.TEXT, USERS + "DefaultAuthenticationProvider", null)
            .text("PasswordResetProviderId", MemberType.TEXT, USERS + "DefaultPasswordResetProvider", null)
            .text("SyncPlayAccess", SYNC_PLAY, "CreateAndJoinGroups", "CreateAndJoinGroups");

    private static final Shape SCHEDULE = new Shape()
            .number("Id", 0)
            .text("UserId", MemberType.TEXT, Ids.ZERO, Ids.ZERO)
            .text("DayOfWeek", days(), "Sunday", "Sunday")
            .optional("StartHour", hours())
            .optional("EndHour", hours());

    private UserShapes() {}

    private static MemberType days() {
        return MemberType.named(
                ENUMS + "DynamicDayOfWeek",
                "Sunday",
                "Monday",
                "Tuesday",
                "Wednesday",
                "Thursday",
                "Friday",
                "Saturday",
                "Everyday",
                "Weekday",
                "Weekend");
    }

    private static MemberType hours() {
        return new MemberType("System.Double", false, UserShapes::hour);
    }

    private static @Nullable JsonNode hour(JsonValue value) {
        try {
            double hour = Double.parseDouble(value.text());
            return hour == Math.rint(hour)
                    ? JsonNodeFactory.instance.numberNode((long) hour)
                    : JsonNodeFactory.instance.numberNode(hour);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable JsonNode schedule(JsonValue value) {
        List<String> wrong = new ArrayList<>();
        JsonNode schedule = SCHEDULE.bind(value, (member, type) -> wrong.add(type));
        return wrong.isEmpty() ? schedule : null;
    }
}
