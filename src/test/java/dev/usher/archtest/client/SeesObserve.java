package dev.usher.archtest.client;

import dev.usher.archtest.observe.Observed;

record SeesObserve(Observed observed) {}
