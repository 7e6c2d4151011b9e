package dev.usher.testing.property;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be written, and which parts of the server's state it changes. */
enum Write {
    ANN_POLICY(HttpMethod.POST, "/Users/" + Read.ANN_ID + "/Policy", "ann"),
    BEN_NAME(HttpMethod.POST, "/Users?userId=" + Read.BEN_ID, "ben"),
    BEN_GONE(HttpMethod.DELETE, "/Users/" + Read.BEN_ID, "ben", "tokens of ben"),
    ANN_PASSWORD(HttpMethod.POST, "/Users/Password?userId=" + Read.ANN_ID, "ann"),
    NEW_USER(HttpMethod.POST, "/Users/New", "list"),
    LOGIN(HttpMethod.POST, "/Users/AuthenticateByName", "ann"),
    LOGOUT(HttpMethod.POST, "/Sessions/Logout"),
    NETWORK(HttpMethod.POST, "/System/Configuration/network", "ann", "ben", "list", "settings", "playlist", "counts"),

    NEW_POSTER(HttpMethod.POST, "/Items/1/Images/Primary?tag=a", "poster"),
    NEW_PLAYLIST(HttpMethod.PUT, "/Videos/1/main.m3u8", "playlist"),
    NEW_SEASONS(HttpMethod.valueOf("REBUILD"), "/Shows/1/Seasons?page=1", "season", "next season"),
    NO_STYLE(HttpMethod.DELETE, "/Branding/Css", "style"),
    NEW_FILTERS(HttpMethod.PATCH, "/Items/Filters", "filters");

    private static final List<String> TOKENS_OF_ANN = List.of("tokens of ann", "tokens of annsother");
    private static final List<String> OF_USERS = List.of("ann", "ben", "list", "settings");

    final HttpMethod method;
    final String target;
    final List<String> changed;

    Write(HttpMethod method, String target, String... changed) {
        this.method = method;
        this.target = target;
        this.changed = List.of(changed);
    }

    static @Nullable Write at(HttpMethod method, String target) {
        for (Write write : values()) {
            if (write.method.equals(method) && write.target.equals(target)) {
                return write;
            }
        }
        return null;
    }

    /** The parts of the state that {@code who} changes by it. A new password leaves him who sets it his token. */
    List<String> changedBy(Who who) {
        return switch (this) {
            case LOGOUT -> who.ofToken().subList(0, 1);
            case ANN_PASSWORD ->
                Stream.concat(changed.stream(), TOKENS_OF_ANN.stream())
                        .filter(part -> !who.ofToken().contains(part))
                        .toList();
            default -> changed;
        };
    }

    /** Whether {@code read} may show what it changes. */
    boolean changesWhat(Read read) {
        return read.heedsToken() && (this == LOGOUT || this == BEN_GONE || this == ANN_PASSWORD)
                || read.parts().stream().anyMatch(changed::contains);
    }

    boolean isOperation() {
        return ordinal() < LOGOUT.ordinal();
    }

    /** What its answer names as changed besides the target, or null. */
    @Nullable
    String contentLocation() {
        return this == NEW_SEASONS ? Read.NEXT_SEASON.target : null;
    }

    String content() {
        return this == LOGIN ? "{\"Username\":\"ann\",\"Pw\":\"wrong\"}" : "{}";
    }

    /**
     * Whether a change of {@code part} must be seen though the write did not succeed: of users and tokens whatever came back, of the rest
     * where nothing did, as far as the request itself names it.
     */
    boolean showsInSpiteOfFailure(String part, boolean unanswered) {
        return OF_USERS.contains(part)
                || part.startsWith("token")
                || unanswered && (this != NEW_SEASONS || part.equals("season"));
    }
}
