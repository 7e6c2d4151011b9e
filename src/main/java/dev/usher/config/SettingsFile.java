package dev.usher.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Settings from YAML. The only class that needs a YAML library. */
public final class SettingsFile {
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private SettingsFile() {}

    /**
     * The settings in {@code file}. Blocks while it is read.
     *
     * @throws InvalidSettingsException with all errors, one that the file cannot be read among them
     */
    public static Settings read(Path file, Sources sources) {
        return parse(content(file), sources);
    }

    /**
     * The settings that {@code yaml} describes.
     *
     * @throws InvalidSettingsException with all errors
     */
    public static Settings parse(String yaml, Sources sources) {
        return Settings.parse(tree(yaml), sources);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new InvalidSettingsException("", file + " does not exist");
        } catch (AccessDeniedException e) {
            throw new InvalidSettingsException("", file + " may not be read by this user");
        } catch (CharacterCodingException e) {
            throw new InvalidSettingsException("", file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new InvalidSettingsException("", file + " cannot be read; is it a file?");
        }
    }

    private static Map<String, Object> tree(String yaml) {
        try {
            JsonNode root = YAML.readTree(yaml);
            if (root.isMissingNode() || root.isNull()) {
                return Map.of();
            }
            if (!root.isObject()) {
                throw new InvalidSettingsException(
                        "", "the file must consist of keys with values, as in conf/usher.yaml");
            }
            return YAML.convertValue(root, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new InvalidSettingsException("", complaint(e));
        }
    }

    /** Where and what is wrong, without the line itself, which may hold a secret. */
    private static String complaint(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException cause && cause.getProblemMark() != null) {
            return "line " + (cause.getProblemMark().getLine() + 1) + " is not YAML: " + cause.getProblem();
        }
        String line =
                e.getLocation() == null ? "the file" : "line " + e.getLocation().getLineNr();
        return line
                + (e.getOriginalMessage().startsWith("Duplicate")
                        ? " gives a key for the second time: remove one of the two"
                        : " is not YAML that can be used here; write one document of plain keys and values");
    }
}
