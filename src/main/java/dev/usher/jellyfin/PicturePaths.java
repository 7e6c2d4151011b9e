package dev.usher.jellyfin;

import dev.usher.model.Guid;
import java.util.List;

/**
 * Which targets are pictures that are shown to anybody. Every hit is asked this, so that a path which reads as it is spelt is
 * read where it stands, and only another is taken apart.
 */
final class PicturePaths {
    private static final String IMAGES = "Images";
    private static final String USER_IMAGE = "UserImage";

    private PicturePaths() {}

    /** Whether {@code target} is a picture of an item, or of a user whom its query names. */
    static boolean contains(String target) {
        int mark = target.indexOf('?');
        int end = mark < 0 ? target.length() : mark;
        return readsAsSpelt(target, end) ? isSpelt(target, end) : isRead(target, end);
    }

    /** Nothing is encoded before {@code end}, and nothing can be a dot segment. */
    private static boolean readsAsSpelt(String target, int end) {
        return target.startsWith("/") && !isBefore(end, target.indexOf('%')) && !isBefore(end, target.indexOf("/."));
    }

    private static boolean isSpelt(String target, int end) {
        int first = LegacyPrefix.end(target, end);
        int second = slash(target, first, end);
        if (second == end) {
            return isNamed(target, first, end, USER_IMAGE) && namesUser(target, end);
        }
        int third = slash(target, second, end);
        int fourth = slash(target, third, end);
        return fourth < end && isNamed(target, third, fourth, IMAGES);
    }

    /** The next slash behind that at {@code from}, or {@code end} where there is none. */
    private static int slash(String target, int from, int end) {
        int next = from == end ? end : target.indexOf('/', from + 1);
        return isBefore(end, next) ? next : end;
    }

    private static boolean isBefore(int end, int index) {
        return index >= 0 && index < end;
    }

    private static boolean isNamed(String target, int slash, int end, String name) {
        return Ascii.equalsIgnoreCase(target, slash + 1, end, name);
    }

    private static boolean isRead(String target, int end) {
        List<Segment> path = LegacyPrefix.strip(PathReader.standard().read(target.substring(0, end)));
        if (path.size() == 1) {
            return Ascii.equalsIgnoreCase(path.get(0).text(), USER_IMAGE) && namesUser(target, end);
        }
        return path.size() >= 4 && Ascii.equalsIgnoreCase(path.get(2).text(), IMAGES);
    }

    /** Whether a server finds a user in the query: where it finds none, as in an empty value, it shows whoever asks himself. */
    private static boolean namesUser(String target, int end) {
        return QueryParameter.parse(target.substring(Math.min(target.length(), end + 1))).stream()
                .filter(parameter -> parameter.isNamed("userId"))
                .findFirst()
                .map(parameter -> GuidReader.standard().read(parameter.value()))
                .filter(id -> !id.equals(Guid.EMPTY))
                .isPresent();
    }
}
