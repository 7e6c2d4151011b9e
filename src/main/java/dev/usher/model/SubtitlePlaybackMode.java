package dev.usher.model;

/**
 * When subtitles are shown. A name that is not among the constants is one of a newer server, and as good.
 *
 * @param name as the server spells it
 */
public record SubtitlePlaybackMode(String name) {
    /** As the media file says. */
    public static final SubtitlePlaybackMode DEFAULT = new SubtitlePlaybackMode("Default");

    /** Always. */
    public static final SubtitlePlaybackMode ALWAYS = new SubtitlePlaybackMode("Always");

    /** Forced ones alone. */
    public static final SubtitlePlaybackMode ONLY_FORCED = new SubtitlePlaybackMode("OnlyForced");

    /** Never. */
    public static final SubtitlePlaybackMode NONE = new SubtitlePlaybackMode("None");

    /** When the sound is not in the preferred language. */
    public static final SubtitlePlaybackMode SMART = new SubtitlePlaybackMode("Smart");

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
