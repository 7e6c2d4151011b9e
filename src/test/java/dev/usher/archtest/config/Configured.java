package dev.usher.archtest.config;

public interface Configured {}
