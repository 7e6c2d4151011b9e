package dev.usher.archtest.doctor;

import dev.usher.archtest.config.Configured;

record SeesConfig(Configured settings) {}
