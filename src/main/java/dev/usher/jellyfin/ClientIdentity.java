package dev.usher.jellyfin;

/**
 * What a client calls itself; an empty string where it does not say.
 *
 * @param client the name of the program
 * @param device the name of the device
 * @param deviceId tells the device from others of that name
 * @param version of the program
 */
public record ClientIdentity(String client, String device, String deviceId, String version) {
    /** A client that says nothing of itself. */
    public static final ClientIdentity NONE = new ClientIdentity("", "", "", "");
}
