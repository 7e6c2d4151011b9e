package dev.usher.model;

/** What was to be read is no JSON, or not of the kind that was expected. Its message names the defect, never the content. */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedJsonException(String defect) {
        super(defect, null, false, false);
    }
}
