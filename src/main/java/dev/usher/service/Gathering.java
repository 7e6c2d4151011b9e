package dev.usher.service;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content that is gathered in memory as fast as it comes, and can be read meanwhile from its beginning, each reader at his own
 * pace and on his own event loop. What has begun is gathered to its end, whoever leaves.
 *
 * <p>Content of unknown length may turn out to be larger than what shall be gathered. It can have one reader only, at whose
 * pace it comes from there on. Thread-safe.
 */
public final class Gathering {
    private final Body.Streamed content;
    private final int limit;
    private final Promise<Buffer> whole = Promise.promise();
    private final List<Buffer> chunks = new ArrayList<>();
    private final List<GatheringReader> readers = new ArrayList<>();
    private long gathered;
    private int dropped;
    private boolean opened;
    private boolean overflown;
    private boolean ended;
    private @Nullable Throwable failure;

    private Gathering(Body.Streamed content, int limit) {
        this.content = content;
        this.limit = limit;
    }

    /**
     * Begins to gather {@code content}, up to {@code limit} bytes where its length is not known.
     *
     * @throws IllegalArgumentException where its length is known to be beyond the limit
     */
    public static Gathering of(Body.Streamed content, int limit) {
        if (content.length() > limit) {
            throw new IllegalArgumentException(content.length() + " bytes are more than " + limit);
        }
        Gathering gathering = new Gathering(content, limit);
        gathering.begin();
        return gathering;
    }

    private void begin() {
        ReadStream<Buffer> source = content.stream();
        source.exceptionHandler(this::fail);
        source.endHandler(end -> end());
        source.handler(this::gather);
        source.resume();
    }

    /** The bytes to come, or -1 where that is not known. */
    public long length() {
        return content.length();
    }

    /** Whether many may read it. */
    public boolean isForMany() {
        return content.length() >= 0;
    }

    /** All of it, once it has come; a failure where it broke off or grew too large. On the event loop it comes on. */
    public Future<Buffer> whole() {
        return whole.future();
    }

    /** A way to read it from its beginning, on the event loop of the caller; only the first where it is not for many. */
    public Body.Streamed open() {
        GatheringReader reader = new GatheringReader(this);
        Cancellation cancellation = new Cancellation();
        cancellation.onCancel(() -> leave(reader));
        synchronized (this) {
            opened = true;
            readers.add(reader);
        }
        return new Body.Streamed(reader, content.length(), cancellation);
    }

    /** Nobody will open it who has not yet: what is too large to be kept need not come to its end. */
    public void forgo() {
        boolean useless;
        synchronized (this) {
            opened = true;
            useless = overflown && !ended && readers.isEmpty();
        }
        if (useless) {
            content.cancellation().cancel();
        }
    }

    /** Nobody reads what is too large to be kept any more. */
    private void leave(GatheringReader reader) {
        boolean useless;
        synchronized (this) {
            readers.remove(reader);
            useless = overflown && !ended;
        }
        reader.leave();
        if (useless) {
            content.cancellation().cancel();
        }
    }

    private void gather(Buffer chunk) {
        boolean over;
        boolean useless;
        synchronized (this) {
            chunks.add(chunk);
            gathered += chunk.length();
            over = gathered > limit;
            overflown |= over;
            useless = over && opened && readers.isEmpty();
        }
        if (over) {
            content.stream().pause();
            whole.tryFail(new IllegalStateException("the content is larger than what is gathered"));
        }
        if (useless) {
            content.cancellation().cancel();
        }
        wake();
    }

    private void end() {
        synchronized (this) {
            ended = true;
        }
        if (!overflown) {
            whole.tryComplete(joined());
        }
        wake();
    }

    private synchronized Buffer joined() {
        if (chunks.size() == 1) {
            return chunks.get(0);
        }
        Buffer all = Buffer.buffer((int) gathered);
        chunks.forEach(all::appendBuffer);
        return all;
    }

    private void fail(Throwable cause) {
        synchronized (this) {
            failure = cause;
        }
        whole.tryFail(cause);
        wake();
    }

    private void wake() {
        List<GatheringReader> all;
        synchronized (this) {
            all = List.copyOf(readers);
        }
        all.forEach(GatheringReader::wake);
    }

    /** The chunk at {@code index}, or null where it has not come. The one reader of an overflown content asks for the next. */
    @Nullable
    Buffer chunk(int index) {
        synchronized (this) {
            int at = index - dropped;
            if (at < chunks.size()) {
                Buffer chunk = chunks.get(at);
                if (overflown) {
                    chunks.subList(0, at + 1).clear();
                    dropped = index + 1;
                }
                return chunk;
            }
            if (!overflown || ended) {
                return null;
            }
        }
        content.stream().fetch(1);
        return null;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    synchronized @Nullable Throwable failure() {
        return failure;
    }
}
