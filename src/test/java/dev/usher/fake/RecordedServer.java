package dev.usher.fake;

import dev.usher.testing.Transcript;
import java.util.List;
import java.util.Set;

/**
 * One of the servers that were recorded, with its transcripts in their order. A transcript of the other version stands
 * where that very server was asked the same and nobody kept its answers.
 */
enum RecordedServer {
    TEN_ELEVEN(ServerVersion.V10_11, List.of("operations", "errors", "credentials", "quick-connect", "http")),
    TWELVE(ServerVersion.V12, List.of("operations", "errors", "credentials", "quick-connect", "http", "lock-out")),
    TEN_ELEVEN_WITH_PIN(ServerVersion.V10_11, List.of("pin-and-leftovers")),
    TWELVE_WITH_PIN(ServerVersion.V12, List.of("pin-and-leftovers"));

    private static final Set<String> ONLY_OF_TEN_ELEVEN = Set.of("credentials", "http");

    final ServerVersion version;
    final List<String> transcripts;

    RecordedServer(ServerVersion version, List<String> transcripts) {
        this.version = version;
        this.transcripts = transcripts;
    }

    /** Where the recordings of this version are. */
    String directory() {
        return version == ServerVersion.V12 ? Transcript.JELLYFIN_12 : Transcript.JELLYFIN_10_11;
    }

    /** Whether this server's own answers were kept. */
    boolean answered(String transcript) {
        return version == ServerVersion.V10_11 || !ONLY_OF_TEN_ELEVEN.contains(transcript);
    }

    Transcript transcript(String name) {
        return Transcript.of(name, answered(name) ? directory() : Transcript.JELLYFIN_10_11);
    }
}
