package dev.usher.archtest.jellyfin;

import dev.usher.archtest.model.Shape;

public record Facts(Shape shape) {}
