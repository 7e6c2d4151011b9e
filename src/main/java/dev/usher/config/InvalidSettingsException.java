package dev.usher.config;

import java.util.List;
import java.util.stream.Collectors;

/** Settings that cannot be used, with everything that is wrong with them. Its message has one line for each error. */
public final class InvalidSettingsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingsError> errors;

    InvalidSettingsException(List<SettingsError> errors) {
        super(errors.stream().map(SettingsError::toString).collect(Collectors.joining(System.lineSeparator())));
        this.errors = List.copyOf(errors);
    }

    InvalidSettingsException(String path, String message) {
        this(List.of(new SettingsError(path, message)));
    }

    /** Everything that is wrong, in the order of the file. */
    public List<SettingsError> errors() {
        return errors;
    }
}
