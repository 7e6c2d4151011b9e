package dev.usher.app;

import java.net.UnknownHostException;
import java.util.Map;

/** Why nobody can listen at an address, in words for whoever has set it. */
final class BindFailure {
    private static final Map<String, String> WORDS = Map.of(
            "Address already in use",
            "something else listens there",
            "Cannot assign requested address",
            "this machine has no such address",
            "Permission denied",
            "this user may not take that port; those below 1024 are mostly kept for root");

    private BindFailure() {}

    /** What {@code refused} comes to; what the system says where it is none of the usual. */
    static String words(Throwable refused) {
        if (refused instanceof UnknownHostException) {
            return "nobody knows an address of that name";
        }
        String told = String.valueOf(refused.getMessage());
        return WORDS.entrySet().stream()
                .filter(known -> told.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(told);
    }
}
