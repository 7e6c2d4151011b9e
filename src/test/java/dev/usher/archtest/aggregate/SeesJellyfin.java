package dev.usher.archtest.aggregate;

import dev.usher.archtest.jellyfin.Facts;

record SeesJellyfin(Facts facts) {}
