package dev.usher.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where {@code ${VAR}} and {@code ${file:/run/secrets/x}} in the settings get their text from. */
public interface Sources {
    /** The value of the environment variable {@code name}, or null where it is not set. */
    @Nullable
    String variable(String name);

    /** The whole content of the file at {@code path}. Blocks while it is read. */
    String file(String path) throws IOException;

    /** The environment and the files of this process. */
    static Sources system() {
        return new Sources() {
            @Override
            public @Nullable String variable(String name) {
                return System.getenv(name);
            }

            @Override
            public String file(String path) throws IOException {
                return Files.readString(Path.of(path));
            }
        };
    }

    /** The same sources, which tell {@code noted} the path of each file before they read it. */
    default Sources noting(Consumer<String> noted) {
        Sources these = this;
        return new Sources() {
            @Override
            public @Nullable String variable(String name) {
                return these.variable(name);
            }

            @Override
            public String file(String path) throws IOException {
                noted.accept(path);
                return these.file(path);
            }
        };
    }
}
