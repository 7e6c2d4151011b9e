package dev.usher.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What an examination of one server has brought to light.
 *
 * @param name the server's name in the settings
 * @param place where it is asked
 * @param encounter what came of asking who it is
 * @param clock how far its clock is from ours; null where it gave no date
 */
record ServerFacts(
        String name,
        Place place,
        Encounter encounter,
        @Nullable ClockReading clock) {}
