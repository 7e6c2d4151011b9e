package dev.usher.doctor;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an examination of one server has brought to light.
 *
 * @param name the server's name in the settings
 * @param url where it is asked
 * @param encounter what came of asking who it is
 * @param roundTrip how long that took
 * @param clock how far its clock is from ours; null where it gave no date
 */
record ServerFacts(
        String name,
        URI url,
        Encounter encounter,
        Duration roundTrip,
        @Nullable ClockReading clock) {}
