package dev.usher.app;

import dev.usher.cache.HttpCachePolicy;
import dev.usher.cache.ResourceKey.Partition;
import dev.usher.service.Request;
import java.util.function.UnaryOperator;

/** A sound policy but for what of a target and of a partition is left out of the key. */
record Blurred(HttpCachePolicy sound, UnaryOperator<String> blurredTarget, UnaryOperator<Partition> blurredPartition)
        implements HttpCachePolicy {
    @Override
    public boolean considers(Request request) {
        return sound.considers(request);
    }

    @Override
    public String target(String target) {
        return blurredTarget.apply(sound.target(target));
    }

    @Override
    public Partition partition(Request request) {
        return blurredPartition.apply(sound.partition(request));
    }

    @Override
    public boolean isCredentialed(Request request) {
        return sound.isCredentialed(request);
    }

    @Override
    public boolean changesMore(Request request) {
        return sound.changesMore(request);
    }
}
