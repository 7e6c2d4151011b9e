/** What the tests share: time that is moved by hand, services that follow a script, and servers that misbehave. */
package dev.usher.testing;
