package dev.usher.app;

import dev.usher.config.SettingsError;
import dev.usher.config.TlsSettings;
import dev.usher.gateway.KeySource;
import dev.usher.gateway.PemFiles;
import dev.usher.gateway.Pkcs12File;
import dev.usher.gateway.UnusableKeyException;
import java.nio.file.Path;
import java.util.List;

/** The files that {@code listen.tls} names. */
final class ListenerKeys {
    private ListenerKeys() {}

    static KeySource source(TlsSettings tls) {
        return tls.keystore().isEmpty()
                ? new PemFiles(Path.of(tls.certificate()), Path.of(tls.key()))
                : new Pkcs12File(Path.of(tls.keystore()), tls.password());
    }

    /** What is wrong with the files, if there are any. Blocks while they are read. */
    static List<SettingsError> errors(TlsSettings tls) {
        if (!tls.isOn()) {
            return List.of();
        }
        try {
            source(tls).read();
            return List.of();
        } catch (UnusableKeyException unusable) {
            return List.of(new SettingsError("listen.tls", unusable.getMessage()));
        }
    }
}
