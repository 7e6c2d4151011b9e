package dev.usher.testing.browser;

import dev.usher.time.Ticker;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One tab: what somebody does with it, and what is to be seen in it. */
public final class Tab {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final Ticker CLOCK = Ticker.system();

    /** Asks at once and at each change of the document. An expression that cannot be read yet is not fulfilled yet. */
    private static final String AWAITED = """
            new Promise(done => {
              const look = () => {
                let value;
                try { value = %s } catch { return }
                if (value) { observer.disconnect(); done(value) }
              };
              const observer = new MutationObserver(look);
              observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
              look();
            })""";

    private final DevTools tools;
    private final String session;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    Tab(DevTools tools, String session) throws Exception {
        this.tools = tools;
        this.session = session;
        tools.listen(session, this::hear);
        for (String domain : new String[] {"Page", "Runtime", "Log"}) {
            ask(domain + ".enable", new JsonObject());
        }
    }

    private void hear(JsonObject event) {
        String method = event.getString("method");
        JsonObject told = event.getJsonObject("params");
        boolean logged = method.equals("Log.entryAdded")
                && !told.getJsonObject("entry").getString("level").equals("verbose");
        if (logged || method.equals("Runtime.exceptionThrown")) {
            complaints.add(told.encode());
        }
    }

    private JsonObject ask(String method, JsonObject parameters) throws Exception {
        return tools.ask(session, method, parameters);
    }

    /** What the console was told: refused resources, breaches of policy, exceptions, statuses of errors. */
    public List<String> complaints() {
        return complaints;
    }

    /** Goes to {@code url}. */
    public void navigate(String url) throws Exception {
        ask("Page.navigate", new JsonObject().put("url", url));
    }

    /** The value of {@code expression}, and where that is a promise, what it comes to. */
    public @Nullable Object value(String expression) throws Exception {
        return valueOf(ask("Runtime.evaluate", evaluation(expression)));
    }

    private static JsonObject evaluation(String expression) {
        return new JsonObject()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true);
    }

    private static @Nullable Object valueOf(JsonObject answer) {
        JsonObject thrown = answer.getJsonObject("exceptionDetails");
        if (thrown != null) {
            throw new AssertionError(thrown.encode());
        }
        return answer.getJsonObject("result").getValue("value");
    }

    /**
     * The first value of {@code expression} that is none of JavaScript's falsehoods; fails the test where none comes within
     * half a minute. A document that gives way to another one meanwhile takes the question with it, which is asked again.
     */
    public Object until(String expression) throws Exception {
        long start = CLOCK.nanos();
        while (CLOCK.nanos() - start < PATIENCE) {
            try {
                Object value = value(AWAITED.formatted(expression));
                if (value != null) {
                    return value;
                }
            } catch (ExecutionException document) {
                Thread.yield();
            } catch (java.util.concurrent.TimeoutException never) {
                break;
            }
        }
        throw new AssertionError(expression + " did not come true in: " + value("document.documentElement.outerHTML"));
    }

    /** Types {@code text} into the field that {@code selector} finds. */
    public void type(String selector, String text) throws Exception {
        until("document.querySelector('" + selector + "')");
        value("document.querySelector('" + selector + "').focus()");
        ask("Input.insertText", new JsonObject().put("text", text));
    }

    /** Clicks what {@code selector} finds. */
    public void click(String selector) throws Exception {
        until("document.querySelector('" + selector + "')");
        value("document.querySelector('" + selector + "').click()");
    }

    /** Makes the window so wide, as that of a phone, or of a desk. */
    public void width(int pixels) throws Exception {
        ask(
                "Emulation.setDeviceMetricsOverride",
                new JsonObject()
                        .put("width", pixels)
                        .put("height", 800)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", pixels < 600));
    }

    /** As somebody whose system is {@code light} or {@code dark}. */
    public void scheme(String scheme) throws Exception {
        JsonObject feature =
                new JsonObject().put("name", "prefers-color-scheme").put("value", scheme);
        ask("Emulation.setEmulatedMedia", new JsonObject().put("features", new JsonArray().add(feature)));
    }

    /** Writes a picture of the whole page into {@code file}, for somebody to look at. */
    public void picture(Path file) throws Exception {
        JsonObject answer = ask("Page.captureScreenshot", new JsonObject().put("captureBeyondViewport", true));
        Files.write(file, Base64.getDecoder().decode(answer.getString("data")));
    }
}
