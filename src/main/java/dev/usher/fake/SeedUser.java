package dev.usher.fake;

/** A user who exists from the start; an empty password means that none is needed. */
public record SeedUser(
        String name, String password, boolean administrator, boolean hidden, boolean disabled, boolean remoteAccess) {

    /** A plain user whom {@code /Users/Public} shows. */
    public static SeedUser named(String name, String password) {
        return new SeedUser(name, password, false, false, false, true);
    }

    /** The same user as an administrator. */
    public SeedUser asAdministrator() {
        return new SeedUser(name, password, true, hidden, disabled, remoteAccess);
    }

    /** The same user, left out of {@code /Users/Public}. */
    public SeedUser asHidden() {
        return new SeedUser(name, password, administrator, true, disabled, remoteAccess);
    }

    /** The same user, who may not log in. */
    public SeedUser asDisabled() {
        return new SeedUser(name, password, administrator, hidden, true, remoteAccess);
    }

    /** The same user, refused when he comes from outside the LAN. */
    public SeedUser withoutRemoteAccess() {
        return new SeedUser(name, password, administrator, hidden, disabled, false);
    }

    @Override
    public String toString() {
        return "SeedUser[" + name + "]";
    }
}
