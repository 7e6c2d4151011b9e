package dev.usher.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;

/** An environment and files that a test makes up. A file whose content is empty may not be read. */
record FixedSources(Map<String, String> variables, Map<String, String> files) implements Sources {
    static final Sources NONE = new FixedSources(Map.of(), Map.of());

    @Override
    public String variable(String name) {
        return variables.get(name);
    }

    @Override
    public String file(String path) throws IOException {
        String content = files.get(path);
        if (content == null) {
            throw new NoSuchFileException(path);
        }
        if (content.isEmpty()) {
            throw new AccessDeniedException(path);
        }
        return content;
    }
}
