package dev.usher.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a user prefers. An update replaces all of it: what it leaves out the server sets to its default, so that a change
 * begins with what was read.
 *
 * @param audioLanguagePreference three letters, or null
 * @param playDefaultAudioTrack whether the file's own default track goes before the preferred language
 * @param subtitleLanguagePreference three letters, or empty
 * @param displayMissingEpisodes whether episodes that are not there are listed
 * @param groupedFolders libraries that are shown as one
 * @param subtitleMode when subtitles are shown
 * @param displayCollectionsView whether collections are shown among the libraries
 * @param enableLocalPassword without effect on 10.11 and newer
 * @param orderedViews libraries in the order of the home page
 * @param latestItemsExcludes libraries that the latest media leave out
 * @param myMediaExcludes libraries that the home page leaves out
 * @param hidePlayedInLatest whether the latest media leave out what was played
 * @param rememberAudioSelections whether the choice of a track holds for the next episode
 * @param rememberSubtitleSelections whether the choice of subtitles holds for the next episode
 * @param enableNextEpisodeAutoPlay whether the next episode plays by itself
 * @param castReceiverId a receiver that the server has configured; it ignores any other
 * @param source the JSON that this was read from
 */
@Lossless
public record UserConfiguration(
        @Nullable String audioLanguagePreference,
        @WhenAbsent("true") boolean playDefaultAudioTrack,
        @WhenAbsent(WhenAbsent.EMPTY) String subtitleLanguagePreference,
        boolean displayMissingEpisodes,
        List<UUID> groupedFolders,
        @WhenAbsent("\"Default\"") SubtitlePlaybackMode subtitleMode,
        boolean displayCollectionsView,
        boolean enableLocalPassword,
        List<UUID> orderedViews,
        List<UUID> latestItemsExcludes,
        List<UUID> myMediaExcludes,
        @WhenAbsent("true") boolean hidePlayedInLatest,
        @WhenAbsent("true") boolean rememberAudioSelections,
        @WhenAbsent("true") boolean rememberSubtitleSelections,
        @WhenAbsent("true") boolean enableNextEpisodeAutoPlay,
        @Nullable String castReceiverId,
        JsonSource source)
        implements JsonModel, UserConfigurationBuilder.With {
    /** Copies the lists: nobody changes them from outside. */
    public UserConfiguration {
        groupedFolders = List.copyOf(groupedFolders);
        orderedViews = List.copyOf(orderedViews);
        latestItemsExcludes = List.copyOf(latestItemsExcludes);
        myMediaExcludes = List.copyOf(myMediaExcludes);
    }
}
