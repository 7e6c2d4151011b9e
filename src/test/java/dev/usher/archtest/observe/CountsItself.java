package dev.usher.archtest.observe;

import io.micrometer.core.instrument.Counter;

record CountsItself(Counter counter) {}
