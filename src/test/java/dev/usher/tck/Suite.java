package dev.usher.tck;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The client of the suite, before a gateway at {@code base}. */
record Suite(String base) {
    private static final Path INSTALLED = Path.of("target/tck");
    private static final Path PACKAGE = INSTALLED.resolve("node_modules/http-cache-tests");

    /** A program of the suite, in its own directory. */
    static ProcessBuilder node(String... arguments) {
        return node(PACKAGE, List.of(arguments));
    }

    private static ProcessBuilder node(Path directory, List<String> arguments) {
        if (!PACKAGE.toFile().isDirectory()) {
            throw new AssertionError("the suite is not installed in " + INSTALLED + ": mvn -Ptck does so");
        }
        List<String> command = new ArrayList<>(List.of("node", "--no-warnings"));
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(directory.toFile());
    }

    /** Runs all tests, and those that fail once more, before they count. */
    Trials run() throws Exception {
        Trials first = run(List.of());
        List<String> failed = first.failed();
        return failed.isEmpty() ? first : first.with(run(failed));
    }

    private Trials run(List<String> ids) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("suite.mjs", base));
        arguments.addAll(ids);
        Process process = node(INSTALLED, arguments)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("the suite broke off:\n" + told);
        }
        return new Trials(new JsonArray(told)
                .stream()
                        .map(JsonObject.class::cast)
                        .filter(trial -> trial.getValue("result") != null)
                        .map(Trial::of)
                        .toList());
    }

    /** Runs one test, and prints what its client sends and receives. */
    void show(String id) throws IOException, InterruptedException {
        ProcessBuilder client = node("cli.mjs").inheritIO();
        client.environment().put("npm_config_base", base);
        client.environment().put("npm_config_id", id);
        client.start().waitFor();
    }
}
