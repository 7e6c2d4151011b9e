package dev.usher.cache;

import dev.usher.http.CacheControl;
import dev.usher.http.HttpDate;
import dev.usher.http.StatusCode;
import dev.usher.http.Vary;
import dev.usher.service.Response;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On what terms a response may be stored and reused, as it says itself (RFC 9111 §3, §4.2). A pure function of the response and
 * of when it came. All times are seconds.
 *
 * @param fresh how long it answers by itself
 * @param whileRevalidating how long beyond that it answers while it is validated
 * @param ifError how long beyond its freshness it stands in while the server fails
 * @param ifUnreachable how long beyond its freshness it stands in while there is no answer
 * @param validated whether it is validated before each use
 */
record Terms(long fresh, long whileRevalidating, long ifError, long ifUnreachable, boolean validated) {
    /** How long what says nothing of it stands in for a server that does not answer. */
    private static final long IF_UNREACHABLE = Duration.ofMinutes(10).toSeconds();

    /** The share of the time since it was last modified for which what says nothing more is taken to be fresh (§4.2.2). */
    private static final int HEURISTIC_SHARE = 10;

    /** What makes an answer one for this client: it is kept from everybody else by not being kept. */
    private static final Set<String> CREDENTIALS =
            Set.of("authorization", "cookie", "x-emby-authorization", "x-emby-token", "x-mediabrowser-token");

    /**
     * What a cache knows when a response comes.
     *
     * @param credentialed whether the request carried a credential (§3.5)
     * @param received when the response came
     * @param reading how what it says is read
     */
    record Circumstances(boolean credentialed, Instant received, OwnWord reading) {}

    /** The terms of {@code response}, or null where it must not be stored, or were of no use. */
    static @Nullable Terms of(Response response, Circumstances circumstances) {
        Targets.Told told = circumstances.reading().targets().told(response.fields());
        if (!mayBeStored(response, told, circumstances)) {
            return null;
        }
        Terms terms = of(response, told, circumstances);
        return terms.fresh > 0 || isValidatable(response.fields()) || terms.whileRevalidating > 0 ? terms : null;
    }

    private static Terms of(Response response, Targets.Told by, Circumstances circumstances) {
        CacheControl told = by.directives();
        long fresh = told.noCache() ? 0 : Math.max(0, freshness(response, by, circumstances));
        boolean strict = told.noCache() || told.mustRevalidate() || told.proxyRevalidate() || told.sMaxAge() >= 0;
        return strict
                ? new Terms(fresh, 0, 0, 0, told.noCache())
                : new Terms(
                        fresh,
                        Math.max(0, told.staleWhileRevalidate()),
                        Math.max(0, told.staleIfError()),
                        told.staleIfError() >= 0 ? told.staleIfError() : IF_UNREACHABLE,
                        false);
    }

    private static boolean mayBeStored(Response response, Targets.Told by, Circumstances circumstances) {
        CacheControl told = by.directives();
        boolean understood = told.mustUnderstand() && StatusCode.isUnderstood(response.status());
        Vary vary = Vary.of(response.fields());
        return isFinalAndWhole(response.status())
                && (!told.mustUnderstand() || understood)
                && (!told.noStore() || understood)
                && !told.isPrivate()
                && (!circumstances.credentialed() || isSharedInSpiteOfCredentials(told))
                && !vary.isAny()
                && vary.names().stream().noneMatch(CREDENTIALS::contains)
                && saysHowLong(response, by, circumstances);
    }

    private static boolean isFinalAndWhole(int status) {
        return status >= 200 && status != 206 && status != 304;
    }

    private static boolean isSharedInSpiteOfCredentials(CacheControl told) {
        return told.isPublic() || told.mustRevalidate() || told.sMaxAge() >= 0;
    }

    private static boolean saysHowLong(Response response, Targets.Told by, Circumstances circumstances) {
        CacheControl told = by.directives();
        return told.maxAge() >= 0
                || told.sMaxAge() >= 0
                || told.noCache()
                || !by.alone() && response.fields().contains(HttpHeaders.EXPIRES)
                || mayBeGuessed(response, by)
                        && !circumstances.reading().longestGuess().isZero();
    }

    private static boolean isValidatable(MultiMap fields) {
        return fields.contains(HttpHeaders.ETAG) || fields.contains(HttpHeaders.LAST_MODIFIED);
    }

    /** The freshness lifetime (§4.2.1). */
    private static long freshness(Response response, Targets.Told by, Circumstances circumstances) {
        CacheControl told = by.directives();
        if (told.sMaxAge() >= 0) {
            return told.sMaxAge();
        }
        if (told.maxAge() >= 0) {
            return told.maxAge();
        }
        if (!by.alone() && response.fields().contains(HttpHeaders.EXPIRES)) {
            Instant expires = HttpDate.strict(response.fields(), HttpHeaders.EXPIRES, circumstances.received());
            return expires == null
                    ? 0
                    : Duration.between(dateOf(response.fields(), circumstances), expires)
                            .toSeconds();
        }
        return mayBeGuessed(response, by) ? guess(response.fields(), circumstances) : 0;
    }

    private static boolean mayBeGuessed(Response response, Targets.Told by) {
        return !by.alone()
                && (by.directives().isPublic() || StatusCode.isHeuristicallyCacheable(response.status()))
                && response.fields().contains(HttpHeaders.LAST_MODIFIED);
    }

    private static long guess(MultiMap fields, Circumstances circumstances) {
        Instant modified = HttpDate.strict(fields, HttpHeaders.LAST_MODIFIED, circumstances.received());
        if (modified == null) {
            return 0;
        }
        long unchanged =
                Duration.between(modified, dateOf(fields, circumstances)).toSeconds();
        return Math.min(
                unchanged / HEURISTIC_SHARE,
                circumstances.reading().longestGuess().toSeconds());
    }

    private static Instant dateOf(MultiMap fields, Circumstances circumstances) {
        Instant date = HttpDate.strict(fields, HttpHeaders.DATE, circumstances.received());
        return date == null ? circumstances.received() : date;
    }

    /** What a response of {@code age} seconds is good for, to a request that {@code asked} this of it (§4, §5.2.1). */
    Reuse reuse(long age, CacheControl asked) {
        if (validated || asked.noCache()) {
            return Reuse.NONE;
        }
        long left = fresh - age;
        boolean youngEnough = asked.maxAge() < 0 || age <= asked.maxAge();
        if (youngEnough && left > 0 && left >= asked.minFresh()) {
            return Reuse.FRESH;
        }
        if (!youngEnough || asked.minFresh() > 0) {
            return standIn(Math.max(0, -left));
        }
        if (ifUnreachable > 0 && asked.maxStale() >= -left) {
            return Reuse.MAX_STALE;
        }
        return -left < whileRevalidating ? Reuse.WHILE_REVALIDATING : standIn(-left);
    }

    private Reuse standIn(long stale) {
        if (stale < ifError) {
            return Reuse.STALE_IF_ERROR;
        }
        return stale < ifUnreachable ? Reuse.STALE_IF_UNREACHABLE : Reuse.NONE;
    }
}
