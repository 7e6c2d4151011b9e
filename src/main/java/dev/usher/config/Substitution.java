package dev.usher.config;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts text from outside in the place of {@code ${...}}. What has been put in is not looked through again. */
record Substitution(Sources sources) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]*)}?");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final String FILE = "file:";

    /** {@code written} as an error shows it: what is substituted is not told. */
    static String shown(String written) {
        if (concerns(written)) {
            return "what " + written + " gives";
        }
        return written.isEmpty() ? "\"\"" : written;
    }

    /** A reference that gives nothing. Its message says what to do, without the text around the reference. */
    static final class UnresolvedException extends Exception {
        private static final long serialVersionUID = 1L;

        UnresolvedException(String message) {
            super(message);
        }
    }

    static boolean concerns(String text) {
        return text.contains("${");
    }

    String resolve(String text) throws UnresolvedException {
        Matcher references = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (references.find()) {
            if (!references.group().endsWith("}")) {
                throw new UnresolvedException("has a ${ without its }");
            }
            references.appendReplacement(resolved, Matcher.quoteReplacement(value(references.group(1))));
        }
        return references.appendTail(resolved).toString();
    }

    private String value(String reference) throws UnresolvedException {
        if (reference.startsWith(FILE)) {
            return content(reference.substring(FILE.length()));
        }
        if (!VARIABLE.matcher(reference).matches()) {
            throw new UnresolvedException(
                    "must name an environment variable in ${...}, as in ${PORT}, or a file, as in "
                            + "${file:/run/secrets/name}");
        }
        String value = sources.variable(reference);
        if (value == null) {
            throw new UnresolvedException("needs the environment variable " + reference + ", which is not set");
        }
        return value;
    }

    /** What the file at {@code path} holds, without the white space at its end. */
    String content(String path) throws UnresolvedException {
        try {
            return sources.file(path).stripTrailing();
        } catch (NoSuchFileException e) {
            throw new UnresolvedException("needs the file " + path + ", which does not exist");
        } catch (AccessDeniedException e) {
            throw new UnresolvedException("needs the file " + path + ", which may not be read by this user");
        } catch (IOException | InvalidPathException e) {
            throw new UnresolvedException("needs the file " + path + ", which is not a readable text file");
        }
    }
}
