package dev.usher.gateway;

import dev.usher.time.Clockwork;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the files of a key, and hands over the new one once they have changed. What cannot be used is told in the log, once,
 * and the key in use stays.
 */
public final class KeyWatch {
    private static final Logger LOG = LoggerFactory.getLogger(KeyWatch.class);

    private final Vertx vertx;
    private final KeySource source;
    private final Clockwork time;
    private final Function<ServerKey, Future<?>> use;
    private final FileWatch files;

    /** A key, and the state of the files of which it was read. */
    private record Beginning(ServerKey key, String print) {}

    /**
     * A watch over {@code source}; {@code use} is called on a thread of Vert.x, and the next look follows when it is done.
     *
     * @param every the time from one look to the next
     */
    public KeyWatch(Vertx vertx, KeySource source, Clockwork time, Duration every, Function<ServerKey, Future<?>> use) {
        this.vertx = vertx;
        this.source = source;
        this.time = time;
        this.use = use;
        this.files = new FileWatch(vertx, time, every, this::print, this::change);
    }

    /** The key as it is now, from which on changes count. One that has expired is given all the same, and told in the log. */
    public Future<ServerKey> begin() {
        return vertx.executeBlocking(() -> {
                    String now = print();
                    return new Beginning(source.read(), now);
                })
                .map(beginning -> {
                    String complaint = beginning.key().complaint(time.dates().instant());
                    if (complaint != null) {
                        LOG.warn("listen.tls: {}: clients will refuse it", complaint);
                    }
                    files.begin(beginning.print());
                    return beginning.key();
                });
    }

    /** Looks no more. */
    public void close() {
        files.close();
    }

    private Future<?> change() {
        return vertx.executeBlocking(this::read)
                .compose(this::takeOver)
                .onFailure(broken -> LOG.warn(
                        "listen.tls: the files have changed and cannot be used, the certificate before them stays: {}",
                        broken.getMessage()));
    }

    private Future<?> takeOver(ServerKey key) {
        return use.apply(key)
                .onSuccess(
                        used -> LOG.info("listen.tls: {} is in use from now on, until {}", key.subject(), key.end()));
    }

    private ServerKey read() throws UnusableKeyException {
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
