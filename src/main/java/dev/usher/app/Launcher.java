package dev.usher.app;

import dev.usher.config.Settings;
import java.util.concurrent.Callable;

/** What the commands start. Each method returns when the process has been told to end, with the exit code. */
interface Launcher {
    /** Runs the gateway that {@code settings} describe; they name at least one server. {@code source} gives them again. */
    int serve(Settings settings, Callable<Settings> source);

    /** Runs the demo. */
    int demo(DemoSettings settings);
}
