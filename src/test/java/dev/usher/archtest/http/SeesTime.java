package dev.usher.archtest.http;

import dev.usher.archtest.time.Clock;

record SeesTime(Clock clock) {}
