package dev.usher.app;

import dev.usher.config.InvalidSettingsException;
import dev.usher.config.Settings;
import dev.usher.config.SettingsError;
import dev.usher.config.SettingsFile;
import dev.usher.config.Sources;
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

    /**
     * The settings as the file has them now. Blocks while it is read.
     *
     * @throws InvalidSettingsException with everything that is wrong
     */
    Settings read() {
        return SettingsFile.read(file, Sources.system()).toBeServed();
    }

    /** What {@code action} makes of the settings; where they are wrong 2, with everything that is wrong written to {@code err}. */
    int apply(PrintWriter err, ToIntFunction<Settings> action) {
        Settings settings;
        try {
            settings = read();
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
