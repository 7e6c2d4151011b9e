package dev.usher.archtest.model;

import dev.usher.archtest.jellyfin.Facts;

public record Shape(Facts facts) {}
