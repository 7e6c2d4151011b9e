package dev.usher.archtest.retry;

import java.util.function.LongSupplier;

final class ReadsTheClock {
    LongSupplier clock() {
        return System::nanoTime;
    }
}
