/** Keeps the rules, so that a rule that reports everything is found out. */
@NullMarked
package dev.usher.archtest.time;

import org.jspecify.annotations.NullMarked;
