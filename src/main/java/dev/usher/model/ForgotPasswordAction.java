package dev.usher.model;

/**
 * What a user who forgot the password is to do. From 10.11.2 on a server only ever says {@link #PIN_CODE}. A name that is not among the constants is one of a newer server, and as good.
 *
 * @param name as the server spells it
 */
public record ForgotPasswordAction(String name) {
    /** Ask an administrator. */
    public static final ForgotPasswordAction CONTACT_ADMIN = new ForgotPasswordAction("ContactAdmin");

    /** Redeem the PIN that the server wrote to a file. */
    public static final ForgotPasswordAction PIN_CODE = new ForgotPasswordAction("PinCode");

    /** Ask again from within the local network. */
    public static final ForgotPasswordAction IN_NETWORK_REQUIRED = new ForgotPasswordAction("InNetworkRequired");

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
