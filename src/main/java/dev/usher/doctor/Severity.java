package dev.usher.doctor;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
    /** As it should be. */
    WELL,
    /** It cannot be told from here. */
    UNKNOWN,
    /** It works, but not for everybody or not as one would think. */
    WARNING,
    /** It does not work, or lets in who should stay out. */
    WRONG;

    /** Whether somebody should do something about it. */
    public boolean isTrouble() {
        return this == WARNING || this == WRONG;
    }

    /** Its name in JSON. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
