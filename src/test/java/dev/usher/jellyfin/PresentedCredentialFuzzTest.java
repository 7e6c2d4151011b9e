package dev.usher.jellyfin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.usher.testing.Fuzzed;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/** Each seed is the query of a request, and below it the fields that can hold a credential, one a line. */
class PresentedCredentialFuzzTest {
    private static final CredentialReader READER = CredentialReader.standard();
    private static final List<String> NAMES =
            List.of("Authorization", "X-Emby-Authorization", "X-Emby-Token", "X-MediaBrowser-Token");

    @Fuzzed
    void whatGoesUpIsReadAsWhatCame(byte[] bytes) {
        List<String> lines = new String(bytes, ISO_8859_1).lines().toList();
        String query = lines.isEmpty() ? "" : lines.get(0);
        MultiMap fields = fields(lines.stream().skip(1).toList());

        PresentedCredential came = READER.read(fields, query);

        if (came != null) {
            goesUpAsItCame(came, came.dress(fields), query(came.dress("/Users?" + query)));
        } else {
            assertThat(fields.toString()).matches("(?s).*[^\\x00-\\x7F].*");
        }
    }

    private static void goesUpAsItCame(PresentedCredential came, MultiMap fields, String query) {
        PresentedCredential up = READER.read(fields, query);

        assertThat(up).isNotNull();
        assertThat(up.token()).isEqualTo(came.token());
        assertThat(up.carrier()).isEqualTo(came.carrier());
        assertThat(up.identity()).isEqualTo(came.identity());
        assertThat(up.dress(fields).entries()).isEqualTo(fields.entries());
        assertThat(carriers(fields, query)).isEqualTo(came.token() == null ? 0 : 1);
    }

    /** How many places hold a token, each of them read without the others. */
    private static long carriers(MultiMap fields, String query) {
        long inFields = NAMES.stream()
                .flatMap(name -> fields.getAll(name).stream()
                        .map(value -> HttpHeaders.headers().set(name, value)))
                .filter(alone -> holdsToken(alone, ""))
                .count();
        long inQuery = QueryParameter.parse(query).stream()
                .filter(alone -> holdsToken(HttpHeaders.headers(), alone.raw()))
                .count();
        return inFields + inQuery;
    }

    private static boolean holdsToken(MultiMap fields, String query) {
        PresentedCredential alone = READER.read(fields, query);
        return alone != null && alone.token() != null;
    }

    private static String query(String target) {
        return target.contains("?") ? target.substring(target.indexOf('?') + 1) : "";
    }

    private static MultiMap fields(List<String> lines) {
        MultiMap fields = HttpHeaders.headers();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon);
            if (NAMES.stream().anyMatch(name::equalsIgnoreCase)) {
                fields.add(name, asFromTheWire(line.substring(colon + 1)));
            }
        }
        return fields;
    }

    /** What an HTTP parser lets through. */
    private static String asFromTheWire(String value) {
        return value.replaceAll("[\\x00-\\x08\\x0A-\\x1F\\x7F]", "").strip();
    }
}
