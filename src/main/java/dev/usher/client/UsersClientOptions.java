package dev.usher.client;

import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.util.List;

/**
 * How a {@link UsersClient} reaches one server, and what it calls itself there. In JSON every property has the name that it
 * has here, and durations are milliseconds. The URL and the device id have no default; {@link UsersClient#create} refuses to
 * do without them.
 */
public class UsersClientOptions {
    /** The default of the deadline: fifteen seconds. */
    public static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(15);

    /** The default of the attempt timeout: ten seconds. */
    public static final Duration DEFAULT_ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    /** The default of the largest answer: 16 MiB. */
    public static final int DEFAULT_MAX_ANSWER = 16 << 20;

    /** The default of the Quick Connect interval: five seconds. */
    public static final Duration DEFAULT_QUICK_CONNECT_INTERVAL = Duration.ofSeconds(5);

    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    private static final int CONNECTIONS = 64;
    private static final int QUEUE = 256;
    private static final int MOST_FIELD_BYTES = 64 * 1024;

    private String url = "";
    private List<String> otherUrls = List.of();
    private String client = "Usher";
    private String device = "Java";
    private String deviceId = "";
    private String version = "0.1";
    private Duration deadline = DEFAULT_DEADLINE;
    private Duration attemptTimeout = DEFAULT_ATTEMPT_TIMEOUT;
    private int maxAnswer = DEFAULT_MAX_ANSWER;
    private Duration quickConnectInterval = DEFAULT_QUICK_CONNECT_INTERVAL;
    private RetryOptions retry = new RetryOptions();
    private WebClientOptions webClient =
            new WebClientOptions().setConnectTimeout(CONNECT_TIMEOUT_MILLIS).setMaxHeaderSize(MOST_FIELD_BYTES);
    private PoolOptions pool = new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(QUEUE);

    /** The defaults, without a URL and a device id. */
    public UsersClientOptions() {}

    /** A copy of {@code other}. */
    public UsersClientOptions(UsersClientOptions other) {
        url = other.url;
        otherUrls = other.otherUrls;
        client = other.client;
        device = other.device;
        deviceId = other.deviceId;
        version = other.version;
        deadline = other.deadline;
        attemptTimeout = other.attemptTimeout;
        maxAnswer = other.maxAnswer;
        quickConnectInterval = other.quickConnectInterval;
        retry = new RetryOptions(other.retry);
        webClient = new WebClientOptions(other.webClient);
        pool = new PoolOptions(other.pool);
    }

    /** The defaults, but for what {@code json} says. */
    public UsersClientOptions(JsonObject json) {
        this(OptionsJson.read(json));
    }

    /**
     * These options as JSON. Passwords of key stores and proxies stand there in clear; key and trust options of the
     * application's own making have no form in JSON and are left out, so that a copy is made with the constructor.
     */
    public JsonObject toJson() {
        return OptionsJson.write(this);
    }

    /**
     * Where the server is: http or https, a host, and where it has them a port and a base path, as
     * {@code https://tv.example.org/jellyfin}.
     */
    public String getUrl() {
        return url;
    }

    /** Sets what {@link #getUrl} gives. */
    public UsersClientOptions setUrl(String url) {
        this.url = url;
        return this;
    }

    /**
     * Where the same server is besides, as by a VPN: where nobody is at the url, these are tried in their order within the same
     * attempt, and once a minute the url again. They end in the same base path.
     */
    public List<String> getOtherUrls() {
        return otherUrls;
    }

    /** Sets what {@link #getOtherUrls} gives. */
    public UsersClientOptions setOtherUrls(List<String> otherUrls) {
        this.otherUrls = List.copyOf(otherUrls);
        return this;
    }

    /** The name of the program. Like the next three it may hold any character, and goes up percent-encoded. */
    public String getClient() {
        return client;
    }

    /** Sets what {@link #getClient} gives. */
    public UsersClientOptions setClient(String client) {
        this.client = client;
        return this;
    }

    /** The name of the device, as administrators see it. */
    public String getDevice() {
        return device;
    }

    /** Sets what {@link #getDevice} gives. */
    public UsersClientOptions setDevice(String device) {
        this.device = device;
        return this;
    }

    /**
     * What tells this installation from all others: a text that it makes once, such as a random UUID, and keeps. A login ends
     * the user's earlier sessions of the same device id, so that two programs that share one sign each other out.
     */
    public String getDeviceId() {
        return deviceId;
    }

    /** Sets what {@link #getDeviceId} gives. */
    public UsersClientOptions setDeviceId(String deviceId) {
        this.deviceId = deviceId;
        return this;
    }

    /** The version of the program. */
    public String getVersion() {
        return version;
    }

    /** Sets what {@link #getVersion} gives. */
    public UsersClientOptions setVersion(String version) {
        this.version = version;
        return this;
    }

    /** The time for a call with all its attempts and waits. */
    public Duration getDeadline() {
        return deadline;
    }

    /** Sets what {@link #getDeadline} gives. */
    public UsersClientOptions setDeadline(Duration deadline) {
        this.deadline = deadline;
        return this;
    }

    /** The time for one attempt. */
    public Duration getAttemptTimeout() {
        return attemptTimeout;
    }

    /** Sets what {@link #getAttemptTimeout} gives. */
    public UsersClientOptions setAttemptTimeout(Duration attemptTimeout) {
        this.attemptTimeout = attemptTimeout;
        return this;
    }

    /** The largest answer that is read, in bytes. */
    public int getMaxAnswer() {
        return maxAnswer;
    }

    /** Sets what {@link #getMaxAnswer} gives. */
    public UsersClientOptions setMaxAnswer(int maxAnswer) {
        this.maxAnswer = maxAnswer;
        return this;
    }

    /** How often a sign-in by Quick Connect asks whether it was authorized. */
    public Duration getQuickConnectInterval() {
        return quickConnectInterval;
    }

    /** Sets what {@link #getQuickConnectInterval} gives. */
    public UsersClientOptions setQuickConnectInterval(Duration quickConnectInterval) {
        this.quickConnectInterval = quickConnectInterval;
        return this;
    }

    /** When a call is repeated. */
    public RetryOptions getRetry() {
        return retry;
    }

    /** Sets what {@link #getRetry} gives. */
    public UsersClientOptions setRetry(RetryOptions retry) {
        this.retry = retry;
        return this;
    }

    /**
     * Connections: certificates, proxy, addresses, protocols. Connecting may take 2 seconds by default. Redirects are never
     * followed, whatever these say, for the token would go along.
     */
    public WebClientOptions getWebClient() {
        return webClient;
    }

    /** Sets what {@link #getWebClient} gives. */
    public UsersClientOptions setWebClient(WebClientOptions webClient) {
        this.webClient = webClient;
        return this;
    }

    /** How many connections: by default 64, and 256 calls that wait for one. */
    public PoolOptions getPool() {
        return pool;
    }

    /** Sets what {@link #getPool} gives. */
    public UsersClientOptions setPool(PoolOptions pool) {
        this.pool = pool;
        return this;
    }

    /** The device: a URL may hold a password before it is refused. */
    @Override
    public String toString() {
        return "UsersClientOptions[" + device + "]";
    }
}
