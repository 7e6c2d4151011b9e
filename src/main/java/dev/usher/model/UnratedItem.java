package dev.usher.model;

/**
 * A kind of media that may be without a parental rating. A name that is not among the constants is one of a newer server, and as good.
 *
 * @param name as the server spells it
 */
public record UnratedItem(String name) {
    /** Movies. */
    public static final UnratedItem MOVIE = new UnratedItem("Movie");

    /** Trailers. */
    public static final UnratedItem TRAILER = new UnratedItem("Trailer");

    /** Series. */
    public static final UnratedItem SERIES = new UnratedItem("Series");

    /** Music. */
    public static final UnratedItem MUSIC = new UnratedItem("Music");

    /** Books. */
    public static final UnratedItem BOOK = new UnratedItem("Book");

    /** Channels of live television. */
    public static final UnratedItem LIVE_TV_CHANNEL = new UnratedItem("LiveTvChannel");

    /** Programs of live television. */
    public static final UnratedItem LIVE_TV_PROGRAM = new UnratedItem("LiveTvProgram");

    /** Content of channels. */
    public static final UnratedItem CHANNEL_CONTENT = new UnratedItem("ChannelContent");

    /** All else. */
    public static final UnratedItem OTHER = new UnratedItem("Other");

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
