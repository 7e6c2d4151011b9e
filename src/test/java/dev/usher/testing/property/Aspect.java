package dev.usher.testing.property;

import java.util.EnumSet;
import java.util.Set;

/** What of the one who asks an answer may depend on. */
enum Aspect {
    TOKEN,
    DEVICE,
    PLACE,
    DRESS,
    ORIGIN,
    LANGUAGE;

    /** Answers to the owner of a token. */
    static final Set<Aspect> OWN = EnumSet.of(TOKEN, DEVICE, PLACE, DRESS, ORIGIN);
    /** Answers to anybody, which depend on where he is. */
    static final Set<Aspect> PUBLIC = EnumSet.of(PLACE, DRESS, ORIGIN);
    /** Answers that are the same everywhere. */
    static final Set<Aspect> SAME = EnumSet.of(DRESS, ORIGIN);
    /** Answers that pass. */
    static final Set<Aspect> STREAM = EnumSet.of(TOKEN, PLACE, ORIGIN, LANGUAGE);
    /** Pictures, which need no token and vary by what is accepted. */
    static final Set<Aspect> PICTURE = EnumSet.of(PLACE, DRESS, ORIGIN);
}
