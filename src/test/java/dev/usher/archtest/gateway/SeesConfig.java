package dev.usher.archtest.gateway;

import dev.usher.archtest.config.Configured;

record SeesConfig(Configured config) {}
