package dev.usher.archtest.gateway;

public interface Edge {}
