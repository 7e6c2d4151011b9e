package dev.usher.archtest.retry;

import java.time.LocalDate;

final class ReadsTheDate {
    LocalDate today() {
        return LocalDate.now();
    }
}
