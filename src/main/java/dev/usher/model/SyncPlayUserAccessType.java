package dev.usher.model;

/**
 * What a user may do with groups that watch together. A name that is not among the constants is one of a newer server, and as good.
 *
 * @param name as the server spells it
 */
public record SyncPlayUserAccessType(String name) {
    /** Create groups and join them. */
    public static final SyncPlayUserAccessType CREATE_AND_JOIN_GROUPS =
            new SyncPlayUserAccessType("CreateAndJoinGroups");

    /** Join groups that others created. */
    public static final SyncPlayUserAccessType JOIN_GROUPS = new SyncPlayUserAccessType("JoinGroups");

    /** Nothing. */
    public static final SyncPlayUserAccessType NONE = new SyncPlayUserAccessType("None");

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
