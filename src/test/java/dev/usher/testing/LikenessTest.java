package dev.usher.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the comparison with the recordings takes for the same, and what it does not. */
class LikenessTest {
    private static final String SERVER = "11111111111111111111111111111111";
    private static final String OTHER = "22222222222222222222222222222222";

    private static final String SECRET = "A1B2C3D4A1B2C3D4A1B2C3D4A1B2C3D4A1B2C3D4A1B2C3D4A1B2C3D4A1B2C3D4";
    private static final String OTHER_SECRET = "0F1E2D3C0F1E2D3C0F1E2D3C0F1E2D3C0F1E2D3C0F1E2D3C0F1E2D3C0F1E2D3C";

    private final Likeness likeness = new Likeness(new Captures("127.0.0.1:1", SERVER));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":2} | {\"a\":1,\"b\":2}",
                "{\"d\":\"2026-11-23T16:15:05.8421155Z\"} | {\"d\":\"2027-01-01T00:00:00.0000000Z\"}",
                "{\"Id\":\"33333333333333333333333333333333\"} | {\"Id\":\"" + OTHER + "\"}",
                "{\"Id\":\"{{server.id}}\"} | {\"Id\":\"" + SERVER + "\"}",
                "{\"Code\":\"123456\"} | {\"Code\":\"654321\"}",
                "{\"Secret\":\"" + SECRET + "\"} | {\"Secret\":\"" + OTHER_SECRET + "\"}",
            })
    void whatDiffersEachTimeIsAlike(String recorded, String answered) {
        assertThat(compared(recorded, answered)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":2} | {\"b\":2,\"a\":1}",
                "{\"a\":1} | {\"a\":1,\"b\":2}",
                "{\"a\":1} | {\"a\":2}",
                "{\"a\":1} | {\"a\":\"1\"}",
                "{\"a\":[]} | {\"a\":[1]}",
                "{\"d\":\"2026-11-23T16:15:05.8421155Z\"} | {\"d\":\"2026-11-23\"}",
                "{\"Id\":\"{{server.id}}\"} | {\"Id\":\"" + OTHER + "\"}",
                "{\"Code\":\"123456\"} | {\"Code\":\"12345\"}",
                "{\"Secret\":\"" + SECRET + "\"} | {\"Secret\":\"" + SERVER + "\"}",
                "Error processing request. | Error",
            })
    void whatAClientCouldTellIsADifference(String recorded, String answered) {
        assertThat(compared(recorded, answered))
                .extracting(Likeness.Difference::what)
                .containsExactly("body");
    }

    private List<Likeness.Difference> compared(String recorded, String answered) {
        List<Field> fields = List.of(new Field("Server", "Kestrel"));
        return likeness.differences(
                new Exchange.Response(200, fields, recorded.getBytes(StandardCharsets.UTF_8)),
                new RawResponse(200, "OK", fields, answered.getBytes(StandardCharsets.UTF_8), true));
    }
}
