package dev.usher.gateway;

import dev.usher.time.Clockwork;
import dev.usher.time.Delay;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the files of a key now and then, and hands over the new one once they have changed and then stood still from one
 * look to the next: whoever renews a certificate writes two files, one after the other. What cannot be used is told in
 * the log, once, and the key in use stays. Looks on worker threads; looking beats being told, for a mounted secret changes
 * by a link above it.
 */
public final class KeyWatch {
    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);

    private final Vertx vertx;
    private final KeySource source;
    private final Clockwork time;
    private final long nanos;
    private final Function<ServerKey, Future<?>> use;
    private @Nullable String judged;
    private @Nullable String seen;
    private Delay.@Nullable Pending pending;
    private boolean closed;

    /**
     * A watch over {@code source}; {@code use} is called on a thread of Vert.x, and the next look follows when it is done.
     *
     * @param every the time from one look to the next
     */
    public KeyWatch(Vertx vertx, KeySource source, Clockwork time, Duration every, Function<ServerKey, Future<?>> use) {
        this.vertx = vertx;
        this.source = source;
        this.time = time;
        this.nanos = every.toNanos();
        this.use = use;
    }

    /** The key as it is now, from which on changes count. One that has expired is given all the same, and told in the log. */
    public Future<ServerKey> begin() {
        return vertx.executeBlocking(() -> {
                    String now = print();
                    ServerKey key = source.read();
                    judged = now;
                    return key;
                })
                .onSuccess(key -> {
                    String complaint = key.complaint(time.dates().instant());
                    if (complaint != null) {
                        LOG.warn("listen.tls: {}: clients will refuse it", complaint);
                    }
                    lookLater();
                });
    }

    /** Looks no more. */
    public synchronized void close() {
        closed = true;
        if (pending != null) {
            pending.cancel();
        }
    }

    private synchronized void lookLater() {
        if (!closed) {
            pending = time.delay().after(nanos, this::look);
        }
    }

    private void look() {
        vertx.executeBlocking(this::changed)
                .compose(key -> key == null ? Future.succeededFuture() : takeOver(key))
                .onFailure(broken -> LOG.warn(
                        "listen.tls: the files have changed and cannot be used, the certificate before them stays: {}",
                        broken.getMessage()))
                .onComplete(done -> lookLater());
    }

    private Future<?> takeOver(ServerKey key) {
        return use.apply(key)
                .onSuccess(
                        used -> LOG.info("listen.tls: {} is in use from now on, until {}", key.subject(), key.end()));
    }

    /** The new key where there is one that has settled, or null. */
    private @Nullable ServerKey changed() throws UnusableKeyException {
        String now = print();
        if (now.equals(judged) || !now.equals(seen)) {
            seen = now;
            return null;
        }
        judged = now;
        ServerKey key = source.read();
        String complaint = key.complaint(time.dates().instant());
        if (complaint != null) {
            throw new UnusableKeyException(complaint);
        }
        return key;
    }

    /** What tells one state of the files from another: digests, or why they cannot be read. */
    private String print() {
        try {
            StringBuilder print = new StringBuilder();
            for (byte[] content : source.contents()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                print.append(HexFormat.of().formatHex(digest));
            }
            return print.toString();
        } catch (UnusableKeyException unreadable) {
            return unreadable.getMessage();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
