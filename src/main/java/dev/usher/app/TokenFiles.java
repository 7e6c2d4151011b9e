package dev.usher.app;

import dev.usher.model.AccessToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tokens of servers in files that a command line names. A token goes to the server alone that it is named for. */
final class TokenFiles {
    private TokenFiles() {}

    /**
     * The tokens in {@code files}, each {@code SERVER=FILE}, or {@code FILE} where there is but one of {@code servers}.
     *
     * @throws IllegalArgumentException in words for whoever wrote the command line
     */
    static Map<String, AccessToken> read(List<String> files, Set<String> servers) {
        Map<String, AccessToken> tokens = new HashMap<>();
        for (String file : files) {
            int equals = file.indexOf('=');
            String server = equals < 0 ? onlyOne(file, servers) : file.substring(0, equals);
            if (!servers.contains(server)) {
                throw new IllegalArgumentException("--token-file " + file + ": no server is called " + server
                        + "; there are " + String.join(", ", servers));
            }
            tokens.put(server, token(file.substring(equals + 1)));
        }
        return tokens;
    }

    private static String onlyOne(String file, Set<String> servers) {
        if (servers.size() > 1) {
            throw new IllegalArgumentException("--token-file " + file + ": say of which server it is, as in "
                    + servers.iterator().next() + "=" + file);
        }
        return servers.iterator().next();
    }

    private static AccessToken token(String file) {
        try {
            String token = Files.readString(Path.of(file)).strip();
            if (!token.matches("[A-Za-z0-9._~+/=-]+")) {
                throw new IllegalArgumentException("--token-file: " + file + " holds no token, or more than one");
            }
            return new AccessToken(token);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("--token-file: " + file + " cannot be read", unreadable);
        }
    }
}
