package dev.usher.archtest.retry;

final class LooseSettings {}
