package dev.usher.fake;

import dev.usher.time.Clockwork;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How a fake server is set up. Options never change: every {@code with} gives others that differ in one thing. */
public final class FakeOptions {
    private String serverName;
    private ServerVersion version = ServerVersion.V10_11;
    private List<SeedUser> users = List.of();
    private List<String> knownProxies = List.of();
    private String baseUrl = "";
    private String publishedUrl = "";
    private boolean wizardCompleted = true;
    private boolean quickConnect = true;
    private boolean paced;
    private boolean abruptEnds;
    private @Nullable Boolean legacyAuthorization;
    private @Nullable Integer adminPort;
    private @Nullable Clockwork time;
    private RandomGenerator random = new SecureRandom();
    private Consumer<String> secrets = secret -> {};

    private FakeOptions(String serverName) {
        this.serverName = serverName;
    }

    private FakeOptions(FakeOptions other) {
        serverName = other.serverName;
        version = other.version;
        users = other.users;
        knownProxies = other.knownProxies;
        baseUrl = other.baseUrl;
        publishedUrl = other.publishedUrl;
        wizardCompleted = other.wizardCompleted;
        quickConnect = other.quickConnect;
        paced = other.paced;
        abruptEnds = other.abruptEnds;
        legacyAuthorization = other.legacyAuthorization;
        adminPort = other.adminPort;
        time = other.time;
        random = other.random;
        secrets = other.secrets;
    }

    private FakeOptions with(Consumer<FakeOptions> change) {
        FakeOptions changed = new FakeOptions(this);
        change.accept(changed);
        return changed;
    }

    /** A server with a household of five, ready to be used. */
    public static FakeOptions household() {
        return new FakeOptions("home")
                .withUsers(List.of(
                        SeedUser.named("root", "correct horse")
                                .asAdministrator()
                                .asHidden(),
                        SeedUser.named("Irmak", "battery staple"),
                        SeedUser.named("Zoë", "tr0ub4dor"),
                        SeedUser.named("guest", ""),
                        SeedUser.named("former", "long gone").asDisabled()));
    }

    /** The server with which the recordings begin: the wizard is done, and root is its only user. */
    public static FakeOptions recorded() {
        return new FakeOptions("vm")
                .withUsers(List.of(SeedUser.named("root", "correct horse")
                        .asAdministrator()
                        .asHidden()));
    }

    /** A server whose wizard has not been completed: it has no users. */
    public static FakeOptions beforeWizard() {
        return new FakeOptions("alpha").with(options -> options.wizardCompleted = false);
    }

    public FakeOptions withServerName(String name) {
        return with(options -> options.serverName = name);
    }

    /** Which Jellyfin the server is: 10.11 unless it is said. */
    public FakeOptions withVersion(ServerVersion other) {
        return with(options -> options.version = other);
    }

    public FakeOptions withUsers(List<SeedUser> seeds) {
        return with(options -> options.users = List.copyOf(seeds));
    }

    /** Honours X-Forwarded-For of these addresses; once there is one, loopback is trusted too. */
    public FakeOptions withKnownProxies(List<String> proxies) {
        return with(options -> options.knownProxies = List.copyOf(proxies));
    }

    /** Answers below this path alone, as {@code /jellyfin}, and leads there whatever is asked elsewhere. */
    public FakeOptions withBaseUrl(String path) {
        return with(options -> options.baseUrl = path);
    }

    /** Tells everybody that its address is this one, as a server does whose published URL has been set. */
    public FakeOptions withPublishedUrl(String url) {
        return with(options -> options.publishedUrl = url);
    }

    /** Whether the old places and spellings of a credential count, whatever the version would do by itself. */
    public FakeOptions withLegacyAuthorization(boolean enabled) {
        return with(options -> options.legacyAuthorization = enabled);
    }

    /** Whether Quick Connect is to be had, as it is unless an administrator says otherwise. */
    public FakeOptions withQuickConnect(boolean enabled) {
        return with(options -> options.quickConnect = enabled);
    }

    /** Whether answers take the time a real server takes. */
    public FakeOptions withPace(boolean real) {
        return with(options -> options.paced = real);
    }

    /** Every connection that the server ends is reset, as by one that is killed while it reads. */
    public FakeOptions withAbruptEnds() {
        return with(options -> options.abruptEnds = true);
    }

    /** A second listener, port 0 for any, offers {@code POST /fake/stop}, {@code /fake/start} and {@code /fake/restart}. */
    public FakeOptions withAdmin(int port) {
        return with(options -> options.adminPort = port);
    }

    /** Lives in that time instead of this machine's. */
    public FakeOptions withTime(Clockwork clocks) {
        return with(options -> options.time = clocks);
    }

    /** Tells every password, token, PIN and Quick Connect secret that is set or minted, so that it can be looked for. */
    public FakeOptions onSecret(Consumer<String> listener) {
        return with(options -> options.secrets = listener);
    }

    public String serverName() {
        return serverName;
    }

    public ServerVersion version() {
        return version;
    }

    public List<SeedUser> users() {
        return users;
    }

    public List<String> knownProxies() {
        return knownProxies;
    }

    /** The empty string for none. */
    public String baseUrl() {
        return baseUrl;
    }

    /** The empty string for none. */
    public String publishedUrl() {
        return publishedUrl;
    }

    public boolean wizardCompleted() {
        return wizardCompleted;
    }

    public boolean legacyAuthorization() {
        return legacyAuthorization == null ? version.takesLegacyCredentials() : legacyAuthorization;
    }

    public boolean quickConnect() {
        return quickConnect;
    }

    public boolean paced() {
        return paced;
    }

    public boolean abruptEnds() {
        return abruptEnds;
    }

    /** Null for none. */
    public @Nullable Integer adminPort() {
        return adminPort;
    }

    /** Null for this machine's. */
    public @Nullable Clockwork time() {
        return time;
    }

    public RandomGenerator random() {
        return random;
    }

    public Consumer<String> secrets() {
        return secrets;
    }
}
