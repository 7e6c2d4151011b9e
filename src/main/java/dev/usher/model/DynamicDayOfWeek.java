package dev.usher.model;

/**
 * A day, or several. A name that is not among the constants is one of a newer server, and as good.
 *
 * @param name as the server spells it
 */
public record DynamicDayOfWeek(String name) {
    /** Sundays. */
    public static final DynamicDayOfWeek SUNDAY = new DynamicDayOfWeek("Sunday");

    /** Mondays. */
    public static final DynamicDayOfWeek MONDAY = new DynamicDayOfWeek("Monday");

    /** Tuesdays. */
    public static final DynamicDayOfWeek TUESDAY = new DynamicDayOfWeek("Tuesday");

    /** Wednesdays. */
    public static final DynamicDayOfWeek WEDNESDAY = new DynamicDayOfWeek("Wednesday");

    /** Thursdays. */
    public static final DynamicDayOfWeek THURSDAY = new DynamicDayOfWeek("Thursday");

    /** Fridays. */
    public static final DynamicDayOfWeek FRIDAY = new DynamicDayOfWeek("Friday");

    /** Saturdays. */
    public static final DynamicDayOfWeek SATURDAY = new DynamicDayOfWeek("Saturday");

    /** All days. */
    public static final DynamicDayOfWeek EVERYDAY = new DynamicDayOfWeek("Everyday");

    /** Monday to Friday. */
    public static final DynamicDayOfWeek WEEKDAY = new DynamicDayOfWeek("Weekday");

    /** Saturdays and Sundays. */
    public static final DynamicDayOfWeek WEEKEND = new DynamicDayOfWeek("Weekend");

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
