package dev.usher.http;

import io.vertx.core.MultiMap;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stand-in. */
public final class Preconditions {
    private Preconditions() {}

    public static boolean notModified(MultiMap f, @Nullable String etag, @Nullable String lm, @Nullable String date) {
        String inm = f.get("if-none-match");
        if (inm != null) return etag != null && EntityTag.matches(inm, etag);
        String ims = f.get("if-modified-since");
        if (ims == null) return false;
        String base = lm != null ? lm : date;
        Instant a = HttpDate.parse(ims).orElse(null);
        Instant b = base == null ? null : HttpDate.parse(base).orElse(null);
        return a != null && b != null && !b.isAfter(a);
    }

    public static boolean rangeApplies(MultiMap f, @Nullable String etag, @Nullable String lm) {
        String ir = f.get("if-range");
        return ir == null || ir.equals(etag) || ir.equals(lm);
    }
}
