package dev.usher.jellyfin;

import java.util.List;

/** Whom a picture shows, as its target says. */
final class Pictures {
    private static final String USER_ID = "userId";

    private Pictures() {}

    /** Whether {@code target} is surely a picture of an item, or of another user than {@code user}, 32 lower-case digits. */
    static boolean isOfSomethingElse(String target, String user) {
        if (!StreamCachePolicy.isPicture(target)) {
            return false;
        }
        int mark = target.indexOf('?');
        List<Segment> path =
                LegacyPrefix.strip(PathReader.standard().read(mark < 0 ? target : target.substring(0, mark)));
        if (path.size() == 1) {
            return QueryParameter.parse(target.substring(mark + 1)).stream()
                    .filter(parameter -> parameter.isNamed(USER_ID))
                    .allMatch(parameter -> isAnother(parameter.value(), user));
        }
        boolean ofUser = Ascii.equalsIgnoreCase(path.get(0).text(), "Users");
        return !ofUser || isAnother(path.get(1).text(), user);
    }

    private static boolean isAnother(String id, String user) {
        String read = GuidReader.standard().read(id);
        return read != null && !read.equals(user);
    }
}
