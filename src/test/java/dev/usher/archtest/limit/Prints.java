package dev.usher.archtest.limit;

final class Prints {
    void say() {
        System.out.println("here");
    }
}
