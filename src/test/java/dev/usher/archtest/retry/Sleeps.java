package dev.usher.archtest.retry;

final class Sleeps {
    void nap() throws InterruptedException {
        Thread.sleep(1);
    }
}
