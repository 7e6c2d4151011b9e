package dev.usher.jellyfin;

import dev.usher.cache.Scope;
import dev.usher.cache.Writes;
import dev.usher.model.Guid;
import dev.usher.service.Request;
import dev.usher.service.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What streams change that Users endpoints answer: of the watched ones the whole server, but for those that every app sends, and
 * of which it is known whom they are about.
 */
public final class WatchedWrites implements Writes {
    private final WriteMatrix matrix;

    /** What is written to a server whose tokens have these owners. */
    public WatchedWrites(KnownOwners owners) {
        this.matrix = new WriteMatrix(owners);
    }

    @Override
    public Scope reach(Request request, @Nullable Response response) {
        if (!(request.route() instanceof Stream stream) || !stream.isWatched()) {
            return Scope.NOTHING;
        }
        Target target = Target.of(request);
        if (target.isLogout() || request.isSafe() && !target.isOfFirstUser()) {
            return Scope.NOTHING;
        }
        if (target.isOfCapabilities()) {
            return matrix.date(request);
        }
        if (!target.isOfImage()) {
            return Scope.EVERYTHING;
        }
        if (WriteMatrix.isRefused(response)) {
            return Scope.NOTHING;
        }
        return target.path().size() > 2
                ? matrix.shown(Guid.digits(target.path().get(1).text()))
                : matrix.shown(request, target.query());
    }

    /** Whether a session signs out with {@code request}, or says what its app can do. */
    static boolean isOfASession(Request request) {
        Target target = Target.of(request);
        return target.isLogout() || target.isOfCapabilities();
    }

    @Override
    public boolean endsToken(Request request) {
        return request.route() == Stream.WATCHED && Target.of(request).isLogout();
    }

    /** A target as the server reads it. What is not understood here is not one of those that are known. */
    private record Target(List<Segment> path, String query) {
        static Target of(Request request) {
            String target = request.target();
            int mark = target.indexOf('?');
            List<Segment> path =
                    LegacyPrefix.strip(PathReader.standard().read(mark < 0 ? target : target.substring(0, mark)));
            return new Target(path, mark < 0 ? "" : target.substring(mark + 1));
        }

        boolean isLogout() {
            return begins("Sessions", "Logout");
        }

        /** A server that has no user makes one for whoever looks at him. */
        boolean isOfFirstUser() {
            return begins("Startup", "User") || begins("Startup", "FirstUser");
        }

        boolean isOfCapabilities() {
            return begins("Sessions", "Capabilities");
        }

        boolean isOfImage() {
            return path.size() == 1 && begins("UserImage")
                    || path.size() > 2 && begins("Users") && isNamed(2, "Images");
        }

        private boolean begins(String... names) {
            if (path.size() < names.length) {
                return false;
            }
            for (int i = 0; i < names.length; i++) {
                if (!isNamed(i, names[i])) {
                    return false;
                }
            }
            return true;
        }

        private boolean isNamed(int index, String name) {
            return Ascii.equalsIgnoreCase(path.get(index).text(), name);
        }
    }
}
