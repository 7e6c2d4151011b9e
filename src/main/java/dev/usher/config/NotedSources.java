package dev.usher.config;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Sources that note which files have been asked for. */
public final class NotedSources implements Sources {
    private final Sources sources;
    private final Set<String> files = ConcurrentHashMap.newKeySet();

    /** Gives what {@code sources} give. */
    public NotedSources(Sources sources) {
        this.sources = sources;
    }

    @Override
    public @Nullable String variable(String name) {
        return sources.variable(name);
    }

    @Override
    public String file(String path) throws IOException {
        files.add(path);
        return sources.file(path);
    }

    /** The paths of the files that were asked for, be they there or not. */
    public Set<String> files() {
        return Set.copyOf(files);
    }
}
