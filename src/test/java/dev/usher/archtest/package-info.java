/** A house that breaks every rule once: the evidence that {@link dev.usher.ArchitectureTest} can fail. */
package dev.usher.archtest;
