package dev.usher.app;

import dev.usher.config.InvalidSettingsException;
import dev.usher.config.Settings;
import dev.usher.config.SettingsError;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The configuration file that a command names. */
final class Configuration {
    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "conf/usher.yaml",
            description = "The configuration file (default: ${DEFAULT-VALUE}).")
    private Path file = Path.of("conf/usher.yaml");

    Path file() {
        return file;
    }

    /** What {@code launcher} makes of the settings, and of the file whenever it changes; 2 where they are wrong, as below. */
    int serve(PrintWriter err, Launcher launcher) {
        SettingsSource source = new SettingsSource(file);
        return apply(err, source, settings -> launcher.serve(settings, source));
    }

    /** What {@code action} makes of the settings; where they are wrong 2, with everything that is wrong written to {@code err}. */
    int apply(PrintWriter err, ToIntFunction<Settings> action) {
        return apply(err, new SettingsSource(file), action);
    }

    private int apply(PrintWriter err, SettingsSource source, ToIntFunction<Settings> action) {
        Settings settings;
        try {
            settings = source.call();
        } catch (InvalidSettingsException invalid) {
            return refuse(err, invalid.errors());
        }
        List<SettingsError> unusable = ListenerKeys.errors(settings.listen().tls());
        return unusable.isEmpty() ? action.applyAsInt(settings) : refuse(err, unusable);
    }

    private int refuse(PrintWriter err, List<SettingsError> errors) {
        errors.forEach(err::println);
        String many = errors.size() == 1 ? "1 error" : errors.size() + " errors";
        err.println(
                many + " in " + file + ", nothing was started: correct the file, or name another with --config FILE.");
        return ExitCode.USAGE;
    }
}
