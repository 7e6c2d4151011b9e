package dev.usher.archtest.gateway;

import dev.usher.archtest.app.SeesEverything;

record SeesApp(SeesEverything app) {}
