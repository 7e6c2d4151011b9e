package dev.usher.app;

import dev.usher.config.Settings;
import dev.usher.config.SettingsFile;
import dev.usher.config.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** A configuration file with the files that it names, read whenever somebody asks. Blocks while they are read. */
final class SettingsSource implements Callable<Settings> {
    private final Path file;
    private volatile Set<String> named = Set.of();
    private volatile String print = "";

    SettingsSource(Path file) {
        this.file = file;
    }

    /**
     * The settings as they are now.
     *
     * @throws dev.usher.config.InvalidSettingsException with everything that is wrong
     */
    @Override
    public Settings call() {
        Set<String> asked = new TreeSet<>();
        try {
            return SettingsFile.read(file, Sources.system().noting(asked::add)).toBeServed();
        } finally {
            named = Set.copyOf(asked);
            print = print();
        }
    }

    /** What {@link #print} gave when the settings were last read. */
    String lastPrint() {
        return print;
    }

    /** What tells one state of all these files from another. */
    String print() {
        StringBuilder prints = new StringBuilder(digest(file.toString()));
        new TreeSet<>(named).forEach(path -> prints.append(' ').append(digest(path)));
        return prints.toString();
    }

    private static String digest(String path) {
        try {
            byte[] content = Files.readAllBytes(Path.of(path));
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (IOException | InvalidPathException missing) {
            return "none";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
