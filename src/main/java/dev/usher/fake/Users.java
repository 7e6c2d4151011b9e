package dev.usher.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The users of the fake server, by id and by name in any case. */
final class Users {
    private static final Pattern NAME = Pattern.compile("(?U)^(?!\\s)[\\w \\-'._@+]+(?<!\\s)$");

    private final Map<String, User> byId = new HashMap<>();
    private final Ids ids;
    private final ServerVersion version;

    Users(Ids ids, List<SeedUser> seeds, ServerVersion version) {
        this.ids = ids;
        this.version = version;
        seeds.forEach(this::seed);
    }

    private void seed(SeedUser seed) {
        User user = create(seed.name(), seed.password());
        user.policy
                .put("IsAdministrator", seed.administrator())
                .put("EnableContentDeletion", seed.administrator())
                .put("EnableRemoteControlOfOtherUsers", seed.administrator())
                .put("IsHidden", seed.hidden())
                .put("IsDisabled", seed.disabled())
                .put("EnableRemoteAccess", seed.remoteAccess());
    }

    User create(String name, String password) {
        User user = new User(ids.fresh(), name, ids.password(password));
        byId.put(user.id, user);
        return user;
    }

    /** Throws E4 400 for a name that the server does not allow or has given away. */
    void requireFree(@Nullable String name) {
        requireFree(name, null);
    }

    private void requireFree(@Nullable String name, @Nullable User mayHold) {
        User holder = name == null ? null : named(name);
        if (name == null || !isAllowed(name) || holder != null && holder != mayHold) {
            throw new Refusal(Answer.exception(400));
        }
    }

    private boolean isAllowed(String name) {
        boolean dots = name.equals(".") || name.equals("..");
        return NAME.matcher(name).matches() && !(dots && version.refusesDotNames());
    }

    void rename(User user, @Nullable String name) {
        if (user.name.equals(name)) {
            return;
        }
        requireFree(name, version.allowsRecasing() ? user : null);
        user.name = String.valueOf(name);
    }

    /** The user, or null; the zero id is a caller's error, E4 400. */
    @Nullable
    User find(String id) {
        if (id.equals(Ids.ZERO)) {
            throw new Refusal(Answer.exception(400));
        }
        return byId.get(id);
    }

    @Nullable
    User named(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return byId.values().stream()
                .filter(user -> user.name.toUpperCase(Locale.ROOT).equals(upper))
                .findFirst()
                .orElse(null);
    }

    /** Those who match, sorted by name. */
    List<User> matching(Predicate<User> wanted) {
        List<User> found = new ArrayList<>(byId.values().stream().filter(wanted).toList());
        found.sort(Comparator.comparing((User user) -> user.name, String.CASE_INSENSITIVE_ORDER));
        return found;
    }

    long count(Predicate<User> wanted) {
        return byId.values().stream().filter(wanted).count();
    }

    void remove(User user) {
        byId.remove(user.id);
    }
}
