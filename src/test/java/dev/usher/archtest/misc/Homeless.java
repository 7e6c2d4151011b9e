package dev.usher.archtest.misc;

record Homeless(String packageName) {}
