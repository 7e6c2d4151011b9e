package dev.usher.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A response as it came over the wire, its chunks joined.
 *
 * @param complete whether the body ended where its framing said it would
 */
public record RawResponse(int status, String reason, List<Field> fields, byte[] body, boolean complete) {
    public Optional<String> field(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).findFirst();
    }

    /** The body as text, after its gzip coding has been undone. */
    public String text() {
        return new String(decoded(body, field("Content-Encoding").orElse("")), StandardCharsets.UTF_8);
    }

    static byte[] decoded(byte[] body, String coding) {
        if (!coding.equals("gzip")) {
            return body;
        }
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return status + " " + fields + " " + text();
    }
}
