package dev.usher.archtest.fake;

import dev.usher.archtest.service.SeesAFeature;

record SeesService(SeesAFeature service) {}
