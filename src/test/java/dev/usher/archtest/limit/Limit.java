package dev.usher.archtest.limit;

public interface Limit {}
