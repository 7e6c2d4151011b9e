package dev.usher.fake;

/** Which Jellyfin a fake server is. Everything in which the two differ is asked here, by the place that differs. */
public enum ServerVersion {
    /** 10.11.11. */
    V10_11("10.11.11"),
    /** 12.0, as its release candidate 5 has it. */
    V12("12.0.0");

    private final String number;

    ServerVersion(String number) {
        this.number = number;
    }

    /** What the server says of itself. */
    public String number() {
        return number;
    }

    /** Whether the old places and spellings of a credential count where nobody has configured that. */
    boolean takesLegacyCredentials() {
        return this == V10_11;
    }

    /** Whether {@code /emby} and {@code /mediabrowser} before a path are dropped. */
    boolean dropsPrefixes() {
        return this == V10_11;
    }

    /** Whether {@code EasyPassword} and the GET of {@code QuickConnect/Initiate} still exist. */
    boolean hasOldestRoutes() {
        return this == V10_11;
    }

    /** Whether a user's JSON tells if he has a password; otherwise it says that everybody has. */
    boolean tellsPasswords() {
        return this == V10_11;
    }

    /** Whether a session lists the items of its queue in full. */
    boolean listsFullQueue() {
        return this == V10_11;
    }

    /** Whether a login long after earlier activity leaves no trace but that activity, jellyfin#17301. */
    boolean losesLogins() {
        return this == V10_11;
    }

    /** Whether failures lock a user out, which is without effect before jellyfin#17278. */
    boolean locksOut() {
        return this == V12;
    }

    /** Whether a user may take his own name in another letter case. */
    boolean allowsRecasing() {
        return this == V12;
    }

    /** Whether {@code .} and {@code ..} are no names. */
    boolean refusesDotNames() {
        return this == V12;
    }

    /** Whether the wizard leaves the first user alone once he has a password. */
    boolean guardsFirstPassword() {
        return this == V12;
    }

    /** Whether answers tell the language of their messages. */
    boolean tellsLanguage() {
        return this == V12;
    }

    /** Whether pictures have an entity tag and are not sent again to those who have them. */
    boolean validatesImages() {
        return this == V12;
    }

    /** Whether several devices can be deleted at once, of which an unknown one is the caller's mistake. */
    boolean deletesDevicesTogether() {
        return this == V12;
    }
}
