package dev.usher.jellyfin;

import dev.usher.cache.HttpCachePolicy;
import dev.usher.cache.ResourceKey;
import dev.usher.cache.TokenEpochs;
import dev.usher.service.Caller;
import dev.usher.service.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/**
 * For whom the answers to streams may be stored. A server says {@code public} of what it shows to the owner of a token too, as the
 * picture of whoever asks, so that each token has a cache of its own but for pictures that need none. Where old forms go up as they
 * came the answers to them are not stored, but for those pictures: the server may read another token than the one that counts here.
 */
public final class StreamCachePolicy implements HttpCachePolicy {
    private final TokenEpochs epochs;
    private final LegacyMode legacy;
    private final Partitions anonymous;

    /** A policy for tokens of these epochs, at servers for which old forms are translated. */
    public StreamCachePolicy(TokenEpochs epochs) {
        this(epochs, LegacyMode.BRIDGE, new Partitions());
    }

    private StreamCachePolicy(TokenEpochs epochs, LegacyMode legacy, Partitions anonymous) {
        this.epochs = epochs;
        this.legacy = legacy;
        this.anonymous = anonymous;
    }

    /** The same for servers at which old forms become that. */
    public StreamCachePolicy under(LegacyMode mode) {
        return mode == legacy ? this : new StreamCachePolicy(epochs, mode, anonymous);
    }

    @Override
    public boolean considers(Request request) {
        return request.route() == Stream.OTHER && isAnsweredAlike(request) && !Overrides.areIn(request.fields());
    }

    private boolean isAnsweredAlike(Request request) {
        return legacy == LegacyMode.BRIDGE
                || PresentedCredential.of(request.caller()).legacyForms().isEmpty()
                || isPicture(request.target());
    }

    @Override
    public String target(String target) {
        int mark = target.indexOf('?');
        if (mark < 0 || !QueryToken.isIn(target, mark + 1)) {
            return target;
        }
        String rest = QueryToken.remove(target.substring(mark + 1));
        return rest.isEmpty() ? target.substring(0, mark) : target.substring(0, mark + 1) + rest;
    }

    /**
     * Whatever a server may look at, though it does not say so, is in it, or one client would choose what another is shown. Who
     * asks for a picture is not.
     */
    @Override
    public ResourceKey.Partition partition(Request request) {
        Caller caller = request.caller();
        MultiMap fields = request.fields();
        ResourceKey.Partition anybodys = anonymous.of(new Circumstances(
                caller.local(),
                fields.get(HttpHeaders.ORIGIN),
                fields.get(ForwardedFields.PROTO),
                fields.get(ForwardedFields.HOST),
                fields.get(HttpHeaders.ACCEPT_LANGUAGE)));
        return caller.tokenHash() == null || isPicture(request.target())
                ? anybodys
                : new ResourceKey.Partition(epochs.of(caller.tokenHash()), anybodys.circumstances());
    }

    /** Whether {@code target} is a picture of an item, or of a user whom its query names: it is shown to anybody. */
    public static boolean isPicture(String target) {
        return PicturePaths.contains(target);
    }

    @Override
    public boolean isCredentialed(Request request) {
        return request.caller().tokenHash() != null || request.fields().contains(HttpHeaders.AUTHORIZATION);
    }

    /**
     * A new picture has another address, so that only what names a picture in the old way must go, with all others. What a session
     * does to itself changes none.
     */
    @Override
    public boolean changesMore(Request request) {
        return request.route() instanceof Stream stream && stream.isWatched() && !WatchedWrites.isOfASession(request);
    }
}
