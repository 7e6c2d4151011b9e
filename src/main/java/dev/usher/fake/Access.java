package dev.usher.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The authorization policies of the operations. */
enum Access {
    /** Anyone. */
    ANONYMOUS,
    /** Whoever is logged in, or holds an API key. */
    DEFAULT,
    /** As {@link #DEFAULT}, also outside a user's schedule. */
    ANY_TIME,
    /** Administrators, from anywhere and at any time. */
    ELEVATED;

    /** E0 401 or 403, or null if the call may pass. */
    @Nullable
    Answer refusal(Call call, Instant now) {
        if (this == ANONYMOUS) {
            return null;
        }
        if (call.principal() instanceof Principal.Anonymous) {
            return Answer.empty(401);
        }
        boolean allowed = this == ELEVATED ? call.principal().isAdministrator() : passes(call, now);
        return allowed ? null : Answer.empty(403);
    }

    private boolean passes(Call call, Instant now) {
        if (!(call.principal() instanceof Principal.LoggedIn login)) {
            return true;
        }
        if (!reaches(login.user(), call.address())) {
            return false;
        }
        return this == ANY_TIME || login.user().isAdministrator() || inSchedule(login.user(), now);
    }

    /** Whether the user may come from that address. */
    static boolean reaches(User user, String address) {
        return user.may("EnableRemoteAccess") || ClientAddress.isLocal(address);
    }

    /** Whether one of the user's schedules, if he has any, takes in this hour. */
    static boolean inSchedule(User user, Instant now) {
        JsonNode schedules = user.policy.path("AccessSchedules");
        if (schedules.isEmpty()) {
            return true;
        }
        ZonedDateTime time = now.atZone(ZoneOffset.UTC);
        double hour = time.toLocalTime().toSecondOfDay() / 3600.0;
        for (JsonNode schedule : schedules) {
            if (includes(
                            schedule.path("DayOfWeek").asText(),
                            time.getDayOfWeek().name())
                    && hour >= schedule.path("StartHour").asDouble()
                    && hour <= schedule.path("EndHour").asDouble()) {
                return true;
            }
        }
        return false;
    }

    private static boolean includes(String days, String today) {
        boolean weekend = today.startsWith("S");
        return switch (days) {
            case "Everyday" -> true;
            case "Weekday" -> !weekend;
            case "Weekend" -> weekend;
            default -> days.toUpperCase(Locale.ROOT).equals(today);
        };
    }
}
