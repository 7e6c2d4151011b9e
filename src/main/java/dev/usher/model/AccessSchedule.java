package dev.usher.model;

import java.util.UUID;

/**
 * Hours of a day in which a user may use the server. Outside all of them most operations answer 403. Times are those of the
 * server's own time zone.
 *
 * @param id given by the server, which takes no other
 * @param userId whose schedule it is; the zero GUID in one that the server does not know yet
 * @param dayOfWeek the day, or days
 * @param startHour hours from midnight, from 0 to 24
 * @param endHour hours from midnight, from 0 to 24
 * @param source the JSON that this was read from
 */
@Lossless
public record AccessSchedule(
        int id,
        @WhenAbsent(WhenAbsent.ZERO_GUID) UUID userId,
        @WhenAbsent("\"Sunday\"") DynamicDayOfWeek dayOfWeek,
        double startHour,
        double endHour,
        JsonSource source)
        implements JsonModel, AccessScheduleBuilder.With {

    /** A schedule that the server does not know yet. */
    public static AccessSchedule of(DynamicDayOfWeek day, double startHour, double endHour) {
        return new AccessSchedule(0, new UUID(0, 0), day, startHour, endHour, JsonSource.NONE);
    }
}
