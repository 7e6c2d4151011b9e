package dev.usher.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which content coding a client wants (RFC 9110 §12.5.3). */
public final class AcceptEncoding {
    /** The coding that is none. */
    public static final String IDENTITY = "identity";

    private static final String ANY = "*";
    private static final int FULL = 1000;

    private AcceptEncoding() {}

    /**
     * The coding among {@code offered} that {@code value} wants most, the earlier one where it wants two alike, or
     * {@link #IDENTITY} where it wants none of them more than no coding. Without a value nothing is encoded: the client may
     * be unable to decode.
     */
    public static String preferred(@Nullable String value, List<String> offered) {
        if (value == null) {
            return IDENTITY;
        }
        Map<String, Integer> weights = weights(value);
        String best = IDENTITY;
        int any = weights.getOrDefault(ANY, 0);
        int most = Math.max(0, weights.getOrDefault(IDENTITY, any) - 1);
        for (String coding : offered) {
            int weight = weights.getOrDefault(coding, any);
            if (weight > most) {
                best = coding;
                most = weight;
            }
        }
        return best;
    }

    private static Map<String, Integer> weights(String value) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (String member : value.split(",")) {
            String[] parts = member.split(";");
            String coding = parts.length == 0 ? "" : parts[0].strip().toLowerCase(Locale.ROOT);
            if (!coding.isEmpty()) {
                weights.putIfAbsent(coding.equals("x-gzip") ? "gzip" : coding, weight(parts));
            }
        }
        return weights;
    }

    /** The weight in thousandths (§12.4.2): 1000 where none is given, 0 where it cannot be read. */
    static int weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.regionMatches(true, 0, "q=", 0, 2)) {
                return thousandths(parameter.substring(2).strip());
            }
        }
        return FULL;
    }

    private static int thousandths(String weight) {
        if (!weight.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?")) {
            return 0;
        }
        if (weight.charAt(0) == '1') {
            return FULL;
        }
        String digits = weight.length() > 2 ? weight.substring(2) : "";
        return Integer.parseInt((digits + "000").substring(0, 3));
    }
}
