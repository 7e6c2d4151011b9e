package dev.usher.config;

import dev.usher.cache.Lifetime;
import dev.usher.jellyfin.Operation;
import dev.usher.jellyfin.UsersCachePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is stored, and for how long.
 *
 * @param maxBytes the memory that stored responses may take, in bytes; 0 stores nothing
 * @param maxObject the largest content that is stored of what is streamed, in bytes; 0 stores none
 * @param longestGuess how long at most what does not say how long it lives is taken to be fresh; zero for never
 * @param targets the names of the fields that are read in place of Cache-Control, the first that is there before the others
 * @param lifetimes how long each operation's stored responses may be used
 */
public record CacheSettings(
        long maxBytes, long maxObject, Duration longestGuess, List<String> targets, Lifetimes lifetimes) {
    private static final int MOST_TARGETS = 8;

    static final CacheSettings DEFAULTS =
            new CacheSettings(64L << 20, 4L << 20, Duration.ZERO, List.of("CDN-Cache-Control"), Lifetimes.DEFAULTS);

    public CacheSettings {
        targets = List.copyOf(targets);
        new Rules()
                .check(maxBytes >= 0 && maxBytes <= 1L << 40, "max-bytes", "must lie between 0 and 1024GiB")
                .check(maxObject >= 0 && maxObject <= 1L << 30, "max-object", "must lie between 0 and 1GiB")
                .notNegative("longest-guess", longestGuess)
                .fields("targets", targets)
                .check(targets.size() <= MOST_TARGETS, "targets", "must be at most " + MOST_TARGETS + " names")
                .enforce();
    }

    static CacheSettings read(Section section) {
        return section.make(
                DEFAULTS,
                () -> new CacheSettings(
                        section.bytes("max-bytes", DEFAULTS.maxBytes),
                        section.bytes("max-object", DEFAULTS.maxObject),
                        section.duration("longest-guess", DEFAULTS.longestGuess),
                        section.texts("targets", DEFAULTS.targets),
                        Lifetimes.read(section.section("lifetimes"))));
    }

    /**
     * How long stored responses may be used, by operation.
     *
     * @param users of {@code GET /Users}
     * @param user of {@code GET /Users/{id}}
     * @param me of {@code GET /Users/Me}
     * @param publicUsers of {@code GET /Users/Public}
     * @param quickConnectEnabled of {@code GET /QuickConnect/Enabled}
     */
    public record Lifetimes(
            Lifetime users, Lifetime user, Lifetime me, Lifetime publicUsers, Lifetime quickConnectEnabled) {
        static final Lifetimes DEFAULTS = of(UsersCachePolicy.defaultLifetimes());

        private static Lifetimes of(Map<Operation, Lifetime> lifetimes) {
            return new Lifetimes(
                    lifetimes.get(Operation.GET_USERS),
                    lifetimes.get(Operation.GET_USER_BY_ID),
                    lifetimes.get(Operation.GET_CURRENT_USER),
                    lifetimes.get(Operation.GET_PUBLIC_USERS),
                    lifetimes.get(Operation.QUICK_CONNECT_ENABLED));
        }

        /** The same by operation. */
        public Map<Operation, Lifetime> byOperation() {
            return Map.of(
                    Operation.GET_USERS, users,
                    Operation.GET_USER_BY_ID, user,
                    Operation.GET_CURRENT_USER, me,
                    Operation.GET_PUBLIC_USERS, publicUsers,
                    Operation.QUICK_CONNECT_ENABLED, quickConnectEnabled);
        }

        static Lifetimes read(Section section) {
            return section.make(
                    DEFAULTS,
                    () -> new Lifetimes(
                            lifetime(section, "users", DEFAULTS.users),
                            lifetime(section, "user", DEFAULTS.user),
                            lifetime(section, "me", DEFAULTS.me),
                            lifetime(section, "public", DEFAULTS.publicUsers),
                            lifetime(section, "quick-connect-enabled", DEFAULTS.quickConnectEnabled)));
        }

        private static Lifetime lifetime(Section lifetimes, String key, Lifetime defaults) {
            return lifetimes.isOff(key) ? Lifetime.NONE : lifetime(lifetimes.sectionOrOff(key), defaults);
        }

        private static Lifetime lifetime(Section section, Lifetime defaults) {
            return section.make(defaults, () -> {
                Duration fresh = section.duration("fresh", defaults.fresh());
                Duration staleWhileRevalidate =
                        section.duration("stale-while-revalidate", defaults.staleWhileRevalidate());
                Duration staleIfError = section.duration("stale-if-error", defaults.staleIfError());
                new Rules()
                        .notNegative("fresh", fresh)
                        .notNegative("stale-while-revalidate", staleWhileRevalidate)
                        .notNegative("stale-if-error", staleIfError)
                        .enforce();
                return new Lifetime(fresh, staleWhileRevalidate, staleIfError);
            });
        }
    }
}
