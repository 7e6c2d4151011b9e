package dev.usher.app;

import dev.usher.config.AdminSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What whoever asks the admin listener must know. Reads and writes files: for a thread that may block. */
final class AdminSecret {
    private static final Logger LOG = LoggerFactory.getLogger(AdminSecret.class);
    private static final int BYTES = 32;
    private static final int SHORTEST = 16;
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private AdminSecret() {}

    /**
     * The configured secret, else the one in the file, else a new one that the file holds from now on. Null where none of that
     * can be had, which is logged: then nobody knows the secret, and only what needs none is told.
     */
    static @Nullable String of(AdminSettings settings) {
        if (!settings.secret().isEmpty()) {
            return settings.secret();
        }
        Path file = Path.of(settings.secretFile());
        try {
            return write(file);
        } catch (FileAlreadyExistsException present) {
            return read(file);
        } catch (IOException failure) {
            return without("cannot write", file, failure);
        }
    }

    private static String write(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Set<StandardOpenOption> anew = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileAttribute<?>[] mode = POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ALONE)}
                : new FileAttribute<?>[0];
        try (var channel = Files.newByteChannel(file, anew, mode)) {
            channel.write(StandardCharsets.US_ASCII.encode(secret + "\n"));
        }
        LOG.info("the admin secret is new, and in {}", file);
        return secret;
    }

    private static @Nullable String read(Path file) {
        try {
            String secret = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (POSIX && !OWNER_ALONE.containsAll(Files.getPosixFilePermissions(file))) {
                LOG.warn("the admin secret in {} can be read by others than its owner: chmod 600 {}", file, file);
            }
            if (secret.length() >= SHORTEST) {
                return secret;
            }
            LOG.warn("the file {} holds no admin secret of at least {} characters: remove it", file, SHORTEST);
            return null;
        } catch (IOException failure) {
            return without("cannot read", file, failure);
        }
    }

    private static @Nullable String without(String verb, Path file, IOException failure) {
        LOG.warn(
                "Usher {} {} ({}): the admin listener tells health and metrics alone; set admin.secret, or admin.secret-file"
                        + " to a file that this process may make",
                verb,
                file,
                failure.getClass().getSimpleName());
        return null;
    }
}
