package dev.usher.archtest.upstream;

public interface Wire {}
