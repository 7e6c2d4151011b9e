package dev.usher.aggregate;

import dev.usher.service.Service;

/** A server by the name under which its part is reported, and how it is asked: its whole stack, down to its wire. */
public record Member(String name, Service service) {}
