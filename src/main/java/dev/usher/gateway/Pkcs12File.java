package dev.usher.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Certificate and key in one PKCS12 file.
 *
 * @param file the file
 * @param password the password of the file and of the key in it
 */
public record Pkcs12File(Path file, String password) implements KeySource {
    @Override
    public List<Path> files() {
        return List.of(file);
    }

    @Override
    public ServerKey read(List<byte[]> contents) throws UnusableKeyException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(contents.get(0)), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias)) {
                    return keyOf(store, alias);
                }
            }
        } catch (IOException e) {
            throw new UnusableKeyException(
                    e.getCause() instanceof UnrecoverableKeyException
                            ? file + " does not open with this password"
                            : file + " is not a PKCS12 file");
        } catch (GeneralSecurityException e) {
            throw new UnusableKeyException(file + " holds a key that does not open with the file's password");
        }
        throw new UnusableKeyException(file + " holds no key with a certificate");
    }

    private ServerKey keyOf(KeyStore store, String alias) throws GeneralSecurityException {
        PrivateKey key = (PrivateKey) store.getKey(alias, password.toCharArray());
        List<X509Certificate> chain = Arrays.stream(store.getCertificateChain(alias))
                .map(X509Certificate.class::cast)
                .toList();
        return new ServerKey(key, chain);
    }

    /** The file alone. */
    @Override
    public String toString() {
        return "Pkcs12File[" + file + "]";
    }
}
