package dev.usher.archtest.upstream;

final class HiddenWire implements Wire {}
