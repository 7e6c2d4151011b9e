package dev.usher.observe;

import java.util.Locale;

/** What a cache did, as a member of {@code Cache-Status} tells it, in one word. */
enum CacheWord {
    STALE_IF_ERROR("detail=stale-if-error"),
    HIT(";hit"),
    COLLAPSED(";collapsed"),
    MISS(";fwd=uri-miss"),
    STALE(";fwd=stale"),
    BYPASS(";fwd=bypass"),
    METHOD(";fwd=method"),
    OTHER("");

    private static final CacheWord[] ALL = values();

    private final String sign;
    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    CacheWord(String sign) {
        this.sign = sign;
    }

    /** The word for {@code member}; looking for it allocates nothing. */
    static CacheWord of(String member) {
        for (CacheWord word : ALL) {
            if (member.contains(word.sign)) {
                return word;
            }
        }
        return OTHER;
    }

    String label() {
        return label;
    }

    /** Whether the store answered, or might have. */
    boolean isLookup() {
        return this != BYPASS && this != METHOD && this != OTHER;
    }

    /** Whether the server was not asked for this request alone. */
    boolean isAnswered() {
        return this == HIT || this == STALE_IF_ERROR;
    }
}
