package dev.usher.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that shows what a key of {@code conf/usher.yaml} is for: it starts from settings that differ in this key, and sees
 * that what a caller, a server or whoever runs the gateway gets differs with it. That the key is read is not enough.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Proves {
    /** The keys, by their paths as in {@code retry.attempts}; of a server's, its name is {@code NAME}: {@code servers.NAME.url}. */
    String[] value();
}
