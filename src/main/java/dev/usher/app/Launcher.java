package dev.usher.app;

import dev.usher.config.Settings;
import java.util.OptionalInt;

/** What the commands start. Each method returns when the process has been told to end, with the exit code. */
interface Launcher {
    /** Runs the gateway that {@code settings} describe; they name at least one server. */
    int serve(Settings settings);

    /** Runs the demo on {@code port}, 0 for any free one; where none is given on the usual one, or if that is taken on a free one. */
    int demo(OptionalInt port);
}
