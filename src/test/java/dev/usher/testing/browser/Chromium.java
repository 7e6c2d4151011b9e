package dev.usher.testing.browser;

import dev.usher.testing.Soon;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium of its own, which begins with nothing and leaves nothing behind. */
public final class Chromium {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final String LISTENING = "DevTools listening on ";

    private final Vertx vertx;
    private final Process process;
    private final Path profile;
    private final DevTools tools;

    private Chromium(Vertx vertx, Process process, Path profile, DevTools tools) {
        this.vertx = vertx;
        this.process = process;
        this.profile = profile;
        this.tools = tools;
    }

    /** Starts the one that the environment names in {@code CHROMIUM}, or the first that is on the path. */
    public static Chromium start() throws Exception {
        Path profile = Files.createTempDirectory("usher-chromium");
        Process process =
                new ProcessBuilder(command(profile)).redirectErrorStream(true).start();
        Vertx vertx = Vertx.vertx();
        try {
            return new Chromium(vertx, process, profile, DevTools.connect(vertx, url(process)));
        } catch (Exception | AssertionError mute) {
            end(process);
            throw mute;
        }
    }

    /** The sandbox is off, for it does not start as root, and here it guards nobody: all pages are a test's own. */
    private static List<String> command(Path profile) {
        List<String> command = new ArrayList<>(List.of(program(), "--headless=new", "--no-sandbox", "--disable-gpu"));
        command.addAll(List.of("--remote-debugging-port=0", "--user-data-dir=" + profile, "--no-first-run"));
        command.addAll(List.of("--disable-dev-shm-usage", "--disable-background-networking", "--disable-extensions"));
        command.addAll(List.of("--disable-component-update", "--disable-sync", "about:blank"));
        return command;
    }

    private static String program() {
        String named = System.getenv("CHROMIUM");
        if (named != null) {
            return named;
        }
        return NAMES.stream()
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "there is no Chromium: install one, or set CHROMIUM to the path of its program"))
                .toString();
    }

    /** Where it listens. What else it says is read to its end, or it would stop once nobody reads. */
    private static String url(Process process) throws IOException {
        BufferedReader lines = process.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread rest = new Thread(() -> readOn(lines), "chromium");
                rest.setDaemon(true);
                rest.start();
                return line.substring(LISTENING.length());
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("Chromium ended before it listened:\n" + said);
    }

    private static void readOn(BufferedReader lines) {
        try {
            lines.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // with Chromium
        }
    }

    /** A tab that shares nothing with any other, at {@code url}. */
    public Tab open(String url) throws Exception {
        String context =
                tools.ask("", "Target.createBrowserContext", new JsonObject()).getString("browserContextId");
        JsonObject blank = new JsonObject().put("url", "about:blank").put("browserContextId", context);
        String target = tools.ask("", "Target.createTarget", blank).getString("targetId");
        JsonObject attach = new JsonObject().put("targetId", target).put("flatten", true);
        String session = tools.ask("", "Target.attachToTarget", attach).getString("sessionId");
        Tab tab = new Tab(tools, session);
        tab.navigate(url);
        return tab;
    }

    /** Ends it, and forgets what it has written. */
    public void close() throws Exception {
        tools.close();
        end(process);
        Soon.value(vertx.close());
        Soon.until(this::isForgotten);
    }

    private static void end(Process process) throws InterruptedException {
        process.toHandle().descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /** Its last children may still write for a moment. */
    private boolean isForgotten() {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (IOException | UncheckedIOException inUse) {
            return false;
        }
    }
}
