package dev.usher.service;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Content that is gathered in memory as fast as it comes, and can be read meanwhile from its beginning, each reader at his own
 * pace and on his own event loop. What has begun is gathered to its end, whoever leaves.
 *
 * <p>Content of unknown length may turn out to be larger than what shall be gathered. It can have one reader only, at whose
 * pace it comes from there on.
 *
 * <p>It is counted in a {@link Space} while it comes, and as long as it is read. Once it has come and nobody reads it, it is only
 * kept by whoever keeps it, and who opens it then takes the space anew. A reader for whom there is none does not keep it: when
 * nobody else does any more, it breaks off for him. Thread-safe.
 */
public final class Gathering {
    private volatile Body.@Nullable Streamed source;
    private final int limit;
    private final Space space;
    private final Promise<Buffer> whole = Promise.promise();
    private final Chunks chunks = new Chunks();
    private final List<GatheringReader> readers = new ArrayList<>();
    private volatile long length;
    private long taken;
    private boolean opened;
    private boolean overflown;
    private boolean ended;
    private @Nullable Throwable failure;

    private Gathering(Body.Streamed content, int limit, Space space) {
        this.source = content;
        this.limit = limit;
        this.space = space;
        this.length = content.length();
        this.taken = limit;
    }

    /**
     * Begins to gather {@code content}, up to {@code limit} bytes where its length is not known. So many have been taken from
     * {@code space}, and are left when they are needed no more.
     *
     * @throws IllegalArgumentException where its length is known to be beyond the limit
     */
    public static Gathering of(Body.Streamed content, int limit, Space space) {
        if (content.length() > limit) {
            throw new IllegalArgumentException(content.length() + " bytes are more than " + limit);
        }
        Gathering gathering = new Gathering(content, limit, space);
        gathering.begin(content.stream());
        return gathering;
    }

    private void begin(ReadStream<Buffer> stream) {
        stream.exceptionHandler(this::fail);
        stream.endHandler(end -> end());
        stream.handler(this::gather);
        stream.resume();
    }

    /** Tells {@code word} to where it comes from, unless all has come: then that serves others. */
    private void tellSource(Consumer<Body.Streamed> word) {
        Body.Streamed coming = source;
        if (coming != null) {
            word.accept(coming);
        }
    }

    /** The bytes of all of it, or -1 where that is not known yet. */
    public long length() {
        return length;
    }

    /** Whether many may read it. */
    public boolean isForMany() {
        return length >= 0;
    }

    /** All of it, once it has come; a failure where it broke off or grew too large. On the event loop it comes on. */
    public Future<Buffer> whole() {
        return whole.future();
    }

    /** A way to read it from its beginning, on the event loop of the caller; only the first where it is not for many. */
    public Body.Streamed open() {
        return opened(Part.WHOLE, length);
    }

    /** The same for the bytes from {@code first} to before {@code end} of what has wholly come. */
    public Body.Streamed open(long first, long end) {
        return opened(new Part(first, end), end - first);
    }

    private Body.Streamed opened(Part part, long bytes) {
        GatheringReader reader = enter(part);
        Cancellation cancellation = new Cancellation();
        cancellation.onCancel(reader::letGo);
        return new Body.Streamed(reader, bytes, cancellation);
    }

    private synchronized GatheringReader enter(Part part) {
        opened = true;
        if (taken == 0 && isOver()) {
            if (!space.take(chunks.bytes())) {
                return new GatheringReader(new WeakReference<>(this)::get, part);
            }
            taken = chunks.bytes();
        }
        GatheringReader reader = new GatheringReader(() -> this, part);
        readers.add(reader);
        return reader;
    }

    /** Nobody will open it who has not yet: what is too large to be kept need not come to its end. */
    public void forgo() {
        synchronized (this) {
            opened = true;
        }
        settle();
    }

    /** What {@code reader} has read is written, or he reads no more. */
    void leave(GatheringReader reader) {
        synchronized (this) {
            readers.remove(reader);
        }
        settle();
    }

    /** Leaves what is needed no more of the space; what is too large to be kept comes no further once nobody reads it. */
    private void settle() {
        boolean useless;
        long spare;
        synchronized (this) {
            useless = overflown && !ended && isUnread();
            long needed = needed();
            spare = taken - needed;
            taken = needed;
        }
        if (useless) {
            tellSource(coming -> coming.cancellation().cancel());
        }
        space.leave(spare);
    }

    private long needed() {
        if (isOver() && isUnread()) {
            chunks.clear();
            return 0;
        }
        return isOver() || overflown ? Math.min(taken, chunks.held()) : taken;
    }

    /** Whether no more comes, or nobody would read it. */
    private boolean isOver() {
        return ended || failure != null || overflown && isUnread();
    }

    private boolean isUnread() {
        return opened && readers.isEmpty();
    }

    private void gather(Buffer chunk) {
        boolean over;
        synchronized (this) {
            chunks.add(chunk);
            over = chunks.bytes() > limit;
            overflown |= over;
        }
        if (over) {
            tellSource(coming -> coming.stream().pause());
            whole.tryFail(new IllegalStateException("the content is larger than what is gathered"));
            settle();
        }
        wake();
    }

    private void end() {
        Buffer all;
        synchronized (this) {
            ended = true;
            source = null;
            all = overflown ? null : chunks.join();
            length = overflown ? length : chunks.bytes();
        }
        if (all != null) {
            whole.tryComplete(all);
        }
        settle();
        wake();
    }

    private void fail(Throwable cause) {
        synchronized (this) {
            failure = cause;
        }
        whole.tryFail(cause);
        settle();
        wake();
    }

    private void wake() {
        List<GatheringReader> all;
        synchronized (this) {
            all = List.copyOf(readers);
        }
        all.forEach(GatheringReader::wake);
    }

    /**
     * What comes next behind {@code index} chunks, which end where {@code part} begins, or null where it has not come. The one
     * reader of an overflown content asks for the next.
     */
    @Nullable
    Buffer chunk(int index, Part part) {
        Buffer chunk;
        boolean pulled;
        synchronized (this) {
            pulled = overflown;
            chunk = chunks.next(index, part);
            if (pulled && chunk != null) {
                chunks.drop(index + 1);
            }
        }
        if (pulled && chunk == null) {
            tellSource(coming -> coming.stream().fetch(1));
        } else if (pulled) {
            settle();
        }
        return chunk;
    }

    synchronized boolean isEnded() {
        return ended;
    }

    synchronized @Nullable Throwable failure() {
        return failure;
    }
}
