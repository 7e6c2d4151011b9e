/**
 * The settings of a gateway as one tree of records, and the reading of that tree from a file. Every error is told at
 * once, with the path of the key it concerns, and what was read from the environment or a secret file is never told.
 *
 * <p>It must not know how the settings are used: it opens no socket and makes no filter. The tree can be built by hand,
 * from a map or from YAML; only {@link dev.usher.config.SettingsFile} needs a YAML library. Each record checks itself,
 * so that no way into the tree avoids the rules. We chose reading by hand over binding by Jackson because a bound tree
 * stops at its first error, and cannot say which key was meant by one that it does not know.
 */
@NullMarked
package dev.usher.config;

import org.jspecify.annotations.NullMarked;
