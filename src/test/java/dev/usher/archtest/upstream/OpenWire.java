package dev.usher.archtest.upstream;

public final class OpenWire implements Wire {}
