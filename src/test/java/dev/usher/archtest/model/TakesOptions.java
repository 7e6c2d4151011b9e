package dev.usher.archtest.model;

import picocli.CommandLine;

record TakesOptions(CommandLine line) {}
