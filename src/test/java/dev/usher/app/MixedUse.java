package dev.usher.app;

import dev.usher.app.MixedServer.Rule;
import dev.usher.testing.ManualTime;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Fifty users whose apps read what apps read, and now and then write. Two in three apps ask who they are, the others by his id. */
final class MixedUse {
    private static final int USERS = 50;
    private static final int READS_PER_WRITE = 100;
    private static final String PROVIDER = "Jellyfin.Server.Implementations.Users.Default";

    private final Random random = new Random(7);
    private final ManualTime time = new ManualTime();
    private final MixedServer server;
    private final List<App> apps = new ArrayList<>();
    private final Map<Kind, int[]> counts = new EnumMap<>(Kind.class);

    /** What is read. */
    enum Kind {
        ME,
        BY_ID,
        LISTS
    }

    /** An app of one user on a device of its own. */
    private static final class App {
        final String name;
        final String device;
        final boolean asksForMe;
        String id = "";
        String token = "";
        String password = "a password";

        App(int number) {
            name = "user" + number;
            device = "device" + number;
            asksForMe = number % 3 != 0;
        }
    }

    /** How many of how many came from store, by what was read. */
    record Share(Map<Kind, int[]> counts) {
        double all() {
            int hits = counts.values().stream().mapToInt(count -> count[0]).sum();
            return (double) hits
                    / counts.values().stream().mapToInt(count -> count[1]).sum();
        }

        private String of(Kind kind) {
            return percent((double) counts.get(kind)[0] / counts.get(kind)[1]);
        }

        private static String percent(double share) {
            return String.format(Locale.ROOT, "%.1f %%", 100 * share);
        }

        @Override
        public String toString() {
            return percent(all()) + " | " + of(Kind.ME) + " | " + of(Kind.BY_ID) + " | " + of(Kind.LISTS);
        }
    }

    private MixedUse(Rule rule) throws Exception {
        for (int i = 0; i < USERS; i++) {
            apps.add(new App(i));
        }
        server = MixedServer.open(rule, time, apps.stream().map(app -> app.name).toList());
        for (Kind kind : Kind.values()) {
            counts.put(kind, new int[2]);
        }
    }

    /** The share after so many reads, of which each user makes one every {@code pace}. */
    static Share of(Rule rule, Duration pace, int reads) throws Exception {
        MixedUse use = new MixedUse(rule);
        try {
            for (App app : use.apps) {
                use.login(app, app.password);
            }
            for (int i = 0; i < reads; i++) {
                double wait = -Math.log(1 - use.random.nextDouble()) * pace.toNanos() / USERS;
                use.time.advance(Duration.ofNanos((long) wait));
                use.read(use.anyApp());
                if (use.random.nextInt(READS_PER_WRITE) == 0) {
                    use.write(use.anyApp());
                }
            }
        } finally {
            use.server.close();
        }
        return new Share(use.counts);
    }

    private App anyApp() {
        return apps.get(random.nextInt(USERS));
    }

    private void read(App app) throws Exception {
        int kind = random.nextInt(20);
        if (kind < 13) {
            count(app, app.asksForMe ? "/Users/Me" : "/Users/" + app.id);
        } else if (kind < 16) {
            count(app, "/Users/" + anyApp().id);
        } else if (kind < 17) {
            count(Kind.LISTS, Asked.get("/Users").by("device0", apps.get(0).token));
        } else {
            count(Kind.LISTS, Asked.get("/Users/Public"));
        }
    }

    private void count(App app, String target) throws Exception {
        count(app.asksForMe ? Kind.ME : Kind.BY_ID, Asked.get(target).by(app.device, app.token));
    }

    private void count(Kind kind, Asked asked) throws Exception {
        MixedServer.Answer answer = server.ask(asked.with("Accept-Encoding", "gzip"), "");
        if (answer.status() != 200) {
            throw new IllegalStateException(asked.target() + " was answered " + answer.status());
        }
        counts.get(kind)[0] += answer.fromStore() ? 1 : 0;
        counts.get(kind)[1]++;
    }

    private void write(App app) throws Exception {
        int kind = random.nextInt(20);
        if (kind < 7) {
            configure(app);
        } else if (kind < 14) {
            open(app);
        } else if (kind < 16) {
            login(app, "not the password");
        } else if (kind < 18) {
            changePassword(app);
        } else if (kind < 19) {
            changePolicy(app);
        } else {
            server.ask(Asked.get("/Sessions/Logout").method(HttpMethod.POST).by(app.device, app.token), "");
            login(app, app.password);
        }
    }

    private void configure(App app) throws Exception {
        String mode = random.nextBoolean() ? "Always" : "OnlyForced";
        String target = app.asksForMe ? "/Users/Configuration" : "/Users/" + app.id + "/Configuration";
        expect(204, post(target, app, new JsonObject().put("SubtitleMode", mode)));
    }

    /** An app that is opened signs in with what it has kept, and says what it can play. */
    private void open(App app) throws Exception {
        login(app, app.password);
        post("/Sessions/Capabilities/Full", app, new JsonObject());
    }

    private void login(App app, String password) throws Exception {
        String who = "MediaBrowser Client=\"Test\", Device=\"Test\", DeviceId=\"" + app.device + "\", Version=\"1\"";
        JsonObject content = new JsonObject().put("Username", app.name).put("Pw", password);
        Asked asked = Asked.get("/Users/AuthenticateByName")
                .method(HttpMethod.POST)
                .with("Authorization", who)
                .with("Content-Type", "application/json");
        MixedServer.Answer answer = server.ask(asked, content.encode());
        if (password.equals(app.password)) {
            expect(200, answer);
            JsonObject result = new JsonObject(answer.text());
            app.token = result.getString("AccessToken");
            app.id = result.getJsonObject("User").getString("Id");
        }
    }

    private void changePassword(App app) throws Exception {
        String next = "password " + random.nextInt();
        JsonObject content = new JsonObject().put("CurrentPw", app.password).put("NewPw", next);
        expect(204, post("/Users/Password?userId=" + app.id, app, content));
        app.password = next;
    }

    private void changePolicy(App app) throws Exception {
        JsonObject policy = new JsonObject()
                .put("IsAdministrator", app == apps.get(0))
                .put("IsHidden", false)
                .put("EnableContentDownloading", random.nextBoolean())
                .put("AuthenticationProviderId", PROVIDER + "AuthenticationProvider")
                .put("PasswordResetProviderId", PROVIDER + "PasswordResetProvider");
        expect(204, post("/Users/" + app.id + "/Policy", apps.get(0), policy));
    }

    private MixedServer.Answer post(String target, App by, JsonObject content) throws Exception {
        Asked asked = Asked.get(target)
                .method(HttpMethod.POST)
                .by(by.device, by.token)
                .with("Content-Type", "application/json");
        return server.ask(asked, content.encode());
    }

    private static void expect(int status, MixedServer.Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException("answered " + answer.status() + ": " + answer.text());
        }
    }
}
