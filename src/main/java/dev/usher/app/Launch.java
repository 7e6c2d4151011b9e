package dev.usher.app;

import dev.usher.config.Settings;
import java.util.OptionalInt;

/** Starts the gateway and waits until the process is told to end. */
final class Launch implements Launcher {
    @Override
    public int serve(Settings settings) {
        throw new UnsupportedOperationException("this build has no gateway yet");
    }

    @Override
    public int demo(OptionalInt port) {
        throw new UnsupportedOperationException("this build has no demo yet");
    }
}
