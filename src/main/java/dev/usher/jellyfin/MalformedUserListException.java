package dev.usher.jellyfin;

/** One of the lists to be merged is no list of users. Its message names the defect and nothing of the content. */
public final class MalformedUserListException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int part;

    MalformedUserListException(int part, String defect) {
        super("part " + part + " is no list of users: " + defect, null, false, false);
        this.part = part;
    }

    /** The index of the list. */
    public int part() {
        return part;
    }
}
