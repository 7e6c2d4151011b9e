package dev.usher.archtest.limit;

import java.util.logging.Logger;

record LogsByTheJdk(Logger log) {}
