package dev.usher.jellyfin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The three representations that the server offers of every JSON answer. */
public enum Profile {
    /** Names as in {@code PascalCase}, with a media type that does not say so. */
    DEFAULT(null),
    CAMEL_CASE("application/json; profile=\"CamelCase\""),
    PASCAL_CASE("application/json; profile=\"PascalCase\"");

    private final @Nullable String mediaType;

    Profile(@Nullable String mediaType) {
        this.mediaType = mediaType;
    }

    /** The {@code Accept} that asks for this and nothing else, or null where none does. */
    @Nullable
    String mediaType() {
        return mediaType;
    }

    /**
     * What the server answers to {@code accept} (RFC 9110 §12.5.1): the wanted representation of the highest weight, of
     * equal ones the first, and the default where it offers none of them. It never answers 406.
     */
    static Profile of(String accept) {
        Profile best = DEFAULT;
        double highest = -1;
        for (String range : accept.split(",")) {
            MediaRange wanted = MediaRange.parse(range);
            Profile offered = wanted.profile();
            if (offered != null && wanted.weight() > highest) {
                best = offered;
                highest = wanted.weight();
            }
        }
        return best;
    }

    /** A media range of {@code Accept}: the profile it admits, or null, and its weight. */
    private record MediaRange(@Nullable Profile profile, double weight) {
        static MediaRange parse(String range) {
            String[] parts = range.toLowerCase(Locale.ROOT).split(";");
            String type = parts.length == 0 ? "" : parts[0].strip();
            Profile profile = isJson(type) ? DEFAULT : null;
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].strip();
                if (parameter.startsWith("q=")) {
                    return new MediaRange(profile, number(parameter.substring(2)));
                }
                profile = profile == DEFAULT && !type.endsWith("*") ? named(parameter) : null;
            }
            return new MediaRange(profile, 1);
        }

        private static boolean isJson(String type) {
            return type.equals("*/*") || type.equals("application/*") || type.equals("application/json");
        }

        private static @Nullable Profile named(String parameter) {
            return switch (parameter.replace("\"", "").replace(" ", "")) {
                case "profile=camelcase" -> CAMEL_CASE;
                case "profile=pascalcase" -> PASCAL_CASE;
                default -> null;
            };
        }

        private static double number(String weight) {
            try {
                return Double.parseDouble(weight.strip());
            } catch (NumberFormatException unreadable) {
                return 0;
            }
        }
    }
}
