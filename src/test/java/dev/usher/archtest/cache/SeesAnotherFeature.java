package dev.usher.archtest.cache;

import dev.usher.archtest.limit.Limit;

record SeesAnotherFeature(Limit limit) {}
