package dev.usher.archtest.observe;

public interface Observed {}
