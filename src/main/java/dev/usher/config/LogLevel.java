package dev.usher.config;

/** How much a logger writes, from nothing to everything. */
public enum LogLevel {
    /** As much as the configuration of the logging says. */
    AS_IS,
    /** Nothing at all; YAML takes the word off for false. */
    NONE,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
}
