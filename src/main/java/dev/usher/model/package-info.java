/**
 * The data of the Users operations as immutable records: what a server sent goes back as it came, but for what a program
 * changed. Public API of the library.
 *
 * <p>Every record that is read keeps the JSON that it was read from as its last component, {@code source}. Writing begins
 * with that JSON and replaces only the members whose typed value is another one than the JSON says. So members that are not
 * known here, values of a type that was not expected, numbers of any length, and the difference between null and absent
 * survive, at every depth. A member that is absent, or of an unexpected type, has in the record the value that the server
 * itself takes where it is left out.
 *
 * <p>The package must not know how the data travels: no status, no field, no token but as a value that never prints. We
 * chose records with their source over classes with a map of unknown members, for such a map loses what is known and yet
 * different: an integer that has become a string, or a null. And we chose values with names over Java enums for what the
 * server calls an enum, for a newer server's constant must survive in a list too.
 */
@NullMarked
package dev.usher.model;

import org.jspecify.annotations.NullMarked;
