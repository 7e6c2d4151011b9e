package dev.usher.model;

/**
 * What a device that signs in by Quick Connect polls with and redeems: 64 upper-case hexadecimal digits on a real server. It never prints.
 *
 * @param value in clear
 */
public record QuickConnectSecret(String value) {
    /** Three asterisks. */
    @Override
    public String toString() {
        return "***";
    }
}
