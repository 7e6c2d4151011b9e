package dev.usher.gateway;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Where the certificate of this gateway and its key are kept. */
public sealed interface KeySource permits PemFiles, Pkcs12File {
    /** The files, in the order in which {@link #read(List)} takes what they hold. */
    List<Path> files();

    /**
     * The key with its certificates.
     *
     * @param contents what the files hold
     * @throws UnusableKeyException with what is wrong, and no secret
     */
    ServerKey read(List<byte[]> contents) throws UnusableKeyException;

    /** The key as the files have it now. Blocks while they are read. */
    default ServerKey read() throws UnusableKeyException {
        ServerKey key = read(contents());
        key.requireMatch(files());
        return key;
    }

    /** What the files hold now. Blocks while they are read. */
    default List<byte[]> contents() throws UnusableKeyException {
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files()) {
            contents.add(content(file));
        }
        return contents;
    }

    private static byte[] content(Path file) throws UnusableKeyException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UnusableKeyException(file + " does not exist");
        } catch (AccessDeniedException e) {
            throw new UnusableKeyException(file + " may not be read by this user");
        } catch (IOException e) {
            throw new UnusableKeyException(file + " cannot be read; is it a file?");
        }
    }
}
