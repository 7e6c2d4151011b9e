package dev.usher.testing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/**
 * What a stranger sends: a method of a {@code FuzzTest} that states what holds for any bytes. Every build runs it on the
 * seeds in {@code src/test/resources}, in the folder that has the name of the method under the package and the name of the
 * class followed by {@code Inputs}; {@code -Pfuzz} makes new bytes of them for a minute, and puts what fails beside them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
@FuzzTest(maxDuration = "1m")
public @interface Fuzzed {}
