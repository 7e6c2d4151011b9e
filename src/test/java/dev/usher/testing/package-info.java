/**
 * What the tests share: time that is moved by hand, services that follow a script, servers that misbehave, and exchanges
 * recorded with a real server, to be replayed byte for byte against any host and compared.
 */
package dev.usher.testing;
