package dev.usher.model;

import org.jspecify.annotations.Nullable;

/**
 * What a server tells everybody of itself. The set-up server answers too, while the real one starts, and then says that the
 * wizard is not completed even if it is: see {@code UsersClient.isReady()} for whether a server is ready.
 *
 * @param localAddress the server's address for this caller
 * @param serverName the name that the administrator gave
 * @param version as {@code 10.11.11}
 * @param productName {@code Jellyfin Server}
 * @param operatingSystem empty on a real server
 * @param id 32 hexadecimal digits
 * @param startupWizardCompleted whether the first user has been made
 * @param source the JSON that this was read from
 */
@Lossless
public record PublicSystemInfo(
        @Nullable String localAddress,
        @Nullable String serverName,
        @Nullable String version,
        @Nullable String productName,
        @Nullable String operatingSystem,
        @Nullable String id,
        @Nullable Boolean startupWizardCompleted,
        JsonSource source)
        implements JsonModel, PublicSystemInfoBuilder.With {}
