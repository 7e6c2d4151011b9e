package dev.usher.testing.property;

import java.util.EnumSet;
import java.util.Set;

/** What of the one who asks an answer may depend on. */
enum Aspect {
    SERVER,
    TOKEN,
    DEVICE,
    PLACE,
    DRESS,
    ORIGIN,
    LANGUAGE;

    /** Answers to the owner of a token. */
    static final Set<Aspect> OWN = EnumSet.of(SERVER, TOKEN, DEVICE, PLACE, DRESS, ORIGIN);
    /** Answers to anybody, which depend on where he is. */
    static final Set<Aspect> PUBLIC = EnumSet.of(SERVER, PLACE, DRESS, ORIGIN);
    /** Answers that are the same everywhere. */
    static final Set<Aspect> SAME = EnumSet.of(SERVER, DRESS, ORIGIN);
    /** Answers that pass. */
    static final Set<Aspect> STREAM = EnumSet.of(SERVER, TOKEN, PLACE, ORIGIN, LANGUAGE);
    /** Pictures, which need no token and vary by what is accepted. */
    static final Set<Aspect> PICTURE = EnumSet.of(SERVER, PLACE, DRESS, ORIGIN);
}
