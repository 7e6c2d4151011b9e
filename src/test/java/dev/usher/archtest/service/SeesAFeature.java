package dev.usher.archtest.service;

import dev.usher.archtest.limit.Limit;

public record SeesAFeature(Limit limit) {}
