package dev.usher.http;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Dates that follow the grammar of RFC 9110 §5.6.7 to the letter, in any case (RFC 9111 §4.2). */
final class StrictDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String WEEKDAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)";
    private static final String LONG_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day";
    private static final String MONTH = "(?<month>" + String.join("|", MONTHS) + ")";
    private static final String TIME = "(?<hour>[01]\\d|2[0-3]):(?<minute>[0-5]\\d):(?<second>[0-5]\\d|60)";
    private static final List<Pattern> FORMS = Stream.of(
                    WEEKDAY + ", (?<day>\\d\\d) " + MONTH + " (?<year>\\d{4}) " + TIME + " GMT",
                    LONG_WEEKDAY + ", (?<day>\\d\\d)-" + MONTH + "-(?<year>\\d\\d) " + TIME + " GMT",
                    WEEKDAY + " " + MONTH + " (?<day>\\d\\d| \\d) " + TIME + " (?<year>\\d{4})")
            .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE))
            .toList();
    private static final int MOST_YEARS_AHEAD = 50;

    private StrictDate() {}

    /** The date that {@code value} names at {@code now}, which places a year of two digits; null where it names none. */
    static @Nullable Instant parse(String value, Instant now) {
        for (Pattern form : FORMS) {
            Matcher date = form.matcher(value);
            if (date.matches()) {
                return date.group("year").length() == 2 ? placed(date, now) : instant(date, number(date, "year"));
            }
        }
        return null;
    }

    /** What appears to be more than 50 years ahead is of the century before. */
    private static @Nullable Instant placed(Matcher date, Instant now) {
        LocalDateTime limit = LocalDateTime.ofInstant(now, ZoneOffset.UTC).plusYears(MOST_YEARS_AHEAD);
        int year = limit.getYear() / 100 * 100 + number(date, "year");
        Instant placed = instant(date, year);
        return year > limit.getYear() || placed != null && placed.isAfter(limit.toInstant(ZoneOffset.UTC))
                ? instant(date, year - 100)
                : placed;
    }

    /** A leap second counts as the second before it: the nearest time that is not later (RFC 9111 §4.2). */
    private static @Nullable Instant instant(Matcher date, int year) {
        YearMonth month =
                YearMonth.of(year, 1 + MONTHS.indexOf(date.group("month").toLowerCase(Locale.ROOT)));
        int day = number(date, "day");
        if (!month.isValidDay(day)) {
            return null;
        }
        int second = Math.min(59, number(date, "second"));
        return month.atDay(day)
                .atTime(number(date, "hour"), number(date, "minute"), second)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(Matcher date, String part) {
        return Integer.parseInt(date.group(part).strip());
    }
}
