package dev.usher.testing.property;

import dev.usher.testing.property.Rule.Kept;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be read, the rule it is kept by, and which parts of the server's state it shows. */
enum Read {
    PUBLIC("/Users/Public", Rule.assigned(30), Aspect.PUBLIC, "ann", "ben", "list"),
    ALL("/Users", Rule.assigned(10), Aspect.OWN, "ann", "ben", "list"),
    HIDDEN("/Users?isHidden=true", Rule.assigned(10), Aspect.OWN, "ann", "ben", "list"),
    ANN("/Users/" + Read.ANN_ID, Rule.assigned(10), Aspect.OWN, "ann"),
    BEN("/Users/" + Read.BEN_ID, Rule.assigned(10), Aspect.OWN, "ben"),
    /** Shows one of them: the owner of the token. */
    ME("/Users/Me", Rule.assigned(10), Aspect.OWN, "ann", "ben"),
    QUICK_CONNECT("/QuickConnect/Enabled", Rule.assigned(30), Aspect.SAME, "settings"),

    POSTER("/Items/1/Images/Primary?tag=a", Rule.told("public, max-age=60", 60, Kept.BY_ALL), Aspect.PICTURE, "poster"),
    BACKDROP(
            "/Items/1/Images/Primary?tag=b",
            Rule.told("public, max-age=60", 60, Kept.BY_ALL),
            Aspect.PICTURE,
            "backdrop"),
    PLAYLIST(
            "/Videos/1/main.m3u8",
            new Rule(
                    "public, max-age=20, stale-while-revalidate=10, stale-if-error=60",
                    "",
                    20,
                    10,
                    60,
                    60,
                    Kept.BY_ALL),
            Aspect.STREAM,
            "playlist"),
    SEASON(
            "/Shows/1/Seasons?page=1",
            Rule.strict("public, max-age=30, must-revalidate", 30, Kept.BY_ALL),
            Aspect.STREAM,
            "season"),
    NEXT_SEASON(
            "/Shows/1/Seasons?page=2", Rule.told("public, max-age=30", 30, Kept.BY_ALL), Aspect.STREAM, "next season"),
    COUNTS("/Items/Counts", Rule.strict("s-maxage=15, max-age=60", 15, Kept.BY_ALL), Aspect.STREAM, "counts"),
    STYLE("/Branding/Css", Rule.told("max-age=40", 40, Kept.BY_ANONYMOUS), Aspect.STREAM, "style"),
    FILTERS("/Items/Filters", Rule.strict("public, no-cache", 0, Kept.WHILE_VALIDATED), Aspect.STREAM, "filters"),
    TRAILERS(
            "/Trailers",
            Rule.told("public, max-age=25", 25, Kept.BY_ALL).targetedInPlaceOf("no-store"),
            Aspect.STREAM,
            "trailers"),
    GENRES(
            "/Genres",
            Rule.strict("private", 0, Kept.NEVER).targetedInPlaceOf("public, max-age=60"),
            Aspect.STREAM,
            "genres"),
    RESUME("/UserItems/Resume", Rule.strict("private, max-age=60", 0, Kept.NEVER), Aspect.STREAM, "resume");

    static final String ANN_ID = "11111111111111111111111111111111";
    static final String BEN_ID = "22222222222222222222222222222222";
    static final List<Read> OPERATIONS = List.of(values()).subList(0, POSTER.ordinal());
    static final List<Read> STREAMS = List.of(values()).subList(POSTER.ordinal(), values().length);

    final String target;
    final Rule rule;
    final Set<Aspect> aspects;
    private final List<String> shown;

    Read(String target, Rule rule, Set<Aspect> aspects, String... shown) {
        this.target = target;
        this.rule = rule;
        this.aspects = aspects;
        this.shown = List.of(shown);
    }

    static @Nullable Read at(String target) {
        for (Read read : values()) {
            if (read.target.equals(target)) {
                return read;
            }
        }
        return null;
    }

    boolean isOperation() {
        return rule.told().isEmpty();
    }

    /** Whether it shows several users. */
    boolean isList() {
        return this == PUBLIC || this == ALL || this == HIDDEN;
    }

    boolean isPicture() {
        return aspects == Aspect.PICTURE;
    }

    /** Whether the server says of which state it is, so that it can be validated. */
    boolean hasTag() {
        return !isOperation() && !isPicture() && this != STYLE;
    }

    /** Whether it is refused without a token. */
    boolean needsToken() {
        return aspects == Aspect.OWN;
    }

    /** Whether whoever has a token must have a good one. */
    boolean heedsToken() {
        return aspects.contains(Aspect.TOKEN);
    }

    /** The parts of the state that somebody is shown. */
    List<String> parts() {
        return shown;
    }

    /** The parts of the state that {@code who} is shown, as his server calls them. */
    List<String> shownTo(Who who) {
        List<String> own = this == ME ? List.of(who.token().startsWith("ben") ? "ben" : "ann") : shown;
        return Stream.concat(own.stream(), heedsToken() ? who.ofToken().stream() : Stream.empty())
                .map(who::at)
                .toList();
    }
}
