package dev.usher.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The three media types that an operation offers, chosen by Accept as ASP.NET Core chooses. */
enum Profile {
    PLAIN("application/json; charset=utf-8", null),
    CAMEL("application/json; profile=\"CamelCase\"; charset=utf-8", "camelcase"),
    PASCAL("application/json; profile=\"PascalCase\"; charset=utf-8", "pascalcase");

    private final String contentType;
    private final @Nullable String parameter;

    Profile(String contentType, @Nullable String parameter) {
        this.contentType = contentType;
        this.parameter = parameter;
    }

    String contentType() {
        return contentType;
    }

    private record Range(String type, List<String> parameters, double quality) {
        static Range parse(String text) {
            String[] parts = text.split(";");
            List<String> parameters = new ArrayList<>();
            double quality = 1;
            for (int i = 1; i < parts.length; i++) {
                String parameter = parts[i].replace("\"", "").replace(" ", "").toLowerCase(Locale.ROOT);
                if (parameter.startsWith("q=")) {
                    quality = weight(parameter.substring(2));
                } else {
                    parameters.add(parameter);
                }
            }
            return new Range(parts[0].strip().toLowerCase(Locale.ROOT), parameters, quality);
        }

        private static double weight(String text) {
            try {
                return Double.parseDouble(text);
            } catch (NumberFormatException e) {
                return 1;
            }
        }
    }

    /** A range that takes everything makes the server ignore the whole field. */
    static Profile accepted(@Nullable String accept) {
        List<Range> ranges = new ArrayList<>();
        for (String part : accept == null ? new String[0] : accept.split(",")) {
            ranges.add(Range.parse(part));
        }
        if (ranges.stream().anyMatch(range -> range.type.equals("*/*"))) {
            return PLAIN;
        }
        ranges.sort(Comparator.comparingDouble((Range range) -> -range.quality));
        for (Range range : ranges) {
            for (Profile profile : values()) {
                if (range.quality > 0 && profile.matches(range)) {
                    return profile;
                }
            }
        }
        return PLAIN;
    }

    private boolean matches(Range range) {
        boolean type = range.type.equals("application/json") || range.type.equals("application/*");
        return type && range.parameters.stream().allMatch(given -> given.equals("profile=" + parameter));
    }
}
