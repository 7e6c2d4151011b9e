package dev.usher.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a component is where its member is absent. Without this it is null, or false, or zero, or an empty list. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface WhenAbsent {
    /** No text. */
    String EMPTY = "\"\"";

    /** The GUID of nobody. */
    String ZERO_GUID = "\"00000000000000000000000000000000\"";

    /** The date that the server writes where none was ever set. */
    String UNSET_DATE = "\"0001-01-01T00:00:00.0000000Z\"";

    /** The value as the member would give it, in JSON. */
    String value();
}
