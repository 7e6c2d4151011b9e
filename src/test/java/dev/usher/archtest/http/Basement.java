package dev.usher.archtest.http;

record Basement(String rebased) {}
