package dev.usher.jellyfin;

import dev.usher.cache.HttpCachePolicy;
import dev.usher.cache.ResourceKey;
import dev.usher.cache.TokenEpochs;
import dev.usher.service.Caller;
import dev.usher.service.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * For whom the answers to streams may be stored. A server says {@code public} of what it shows to the owner of a token too, as the
 * picture of whoever asks, so that each token has a cache of its own but for pictures that need none.
 */
public final class StreamCachePolicy implements HttpCachePolicy {
    private static final CharSequence HOST = HttpHeaders.createOptimized("x-forwarded-host");
    private static final CharSequence PROTO = HttpHeaders.createOptimized("x-forwarded-proto");
    private static final String IMAGES = "Images";

    private final TokenEpochs epochs;

    /** A policy for tokens of these epochs. */
    public StreamCachePolicy(TokenEpochs epochs) {
        this.epochs = epochs;
    }

    @Override
    public boolean considers(Request request) {
        return request.route() == Stream.OTHER;
    }

    @Override
    public String target(String target) {
        int mark = target.indexOf('?');
        if (mark < 0) {
            return target;
        }
        String rest = QueryToken.remove(target.substring(mark + 1));
        return rest.isEmpty() ? target.substring(0, mark) : target.substring(0, mark + 1) + rest;
    }

    /** Whatever a server may look at, though it does not say so, is in it; of a picture no server looks at more than the origin. */
    @Override
    public ResourceKey.Partition partition(Request request) {
        Caller caller = request.caller();
        MultiMap fields = request.fields();
        String alike = (caller.local() ? "LAN " : "WAN ") + fields.get(HttpHeaders.ORIGIN);
        if (isPicture(request.target())) {
            return new ResourceKey.Partition(null, alike);
        }
        Object token = caller.tokenHash() == null ? null : epochs.of(caller.tokenHash());
        String place = fields.get(PROTO) + " " + fields.get(HOST) + " " + languages(fields);
        return new ResourceKey.Partition(token, alike + "\n" + place);
    }

    /** The languages in any order and case are the same. */
    private static String languages(MultiMap fields) {
        String accepted = fields.get(HttpHeaders.ACCEPT_LANGUAGE);
        return accepted == null
                ? ""
                : Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .sorted()
                        .collect(Collectors.joining(","));
    }

    /** Whether {@code target} is a picture of an item, or of a user whom its query names: it is shown to anybody. */
    public static boolean isPicture(String target) {
        int mark = target.indexOf('?');
        List<Segment> path =
                LegacyPrefix.strip(PathReader.standard().read(mark < 0 ? target : target.substring(0, mark)));
        if (path.size() == 1) {
            return Ascii.equalsIgnoreCase(path.get(0).text(), "UserImage")
                    && mark >= 0
                    && namesUser(target.substring(mark + 1));
        }
        return path.size() >= 4 && Ascii.equalsIgnoreCase(path.get(2).text(), IMAGES);
    }

    /** Whether a server finds a user in {@code query}: where it finds none, as in an empty value, it shows whoever asks himself. */
    private static boolean namesUser(String query) {
        return QueryParameter.parse(query).stream()
                .filter(parameter -> parameter.isNamed("userId"))
                .findFirst()
                .map(parameter -> GuidReader.standard().read(parameter.value()))
                .isPresent();
    }

    @Override
    public boolean isCredentialed(Request request) {
        return request.caller().tokenHash() != null || request.fields().contains(HttpHeaders.AUTHORIZATION);
    }

    /** A new picture has another address, so that only what names a picture in the old way must go, with all others. */
    @Override
    public boolean changesMore(Request request) {
        return request.route() == Stream.WATCHED;
    }
}
