package dev.usher.archtest.http;

final class FieldUtils {
    static final class ListImpl {}
}
