package dev.usher.app;

import dev.usher.config.Settings;

/** What the commands start. Each method returns when the process has been told to end, with the exit code. */
interface Launcher {
    /** Runs the gateway that {@code settings} describe; they name at least one server; it follows {@code source}. */
    int serve(Settings settings, SettingsSource source);

    /** Runs the demo. */
    int demo(DemoSettings settings);
}
