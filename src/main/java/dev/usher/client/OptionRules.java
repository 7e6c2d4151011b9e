package dev.usher.client;

import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the options of a client must be, each rule with what to do where it is broken. */
final class OptionRules {
    /** Longer times are mistakes of unit, and cannot all be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private OptionRules() {}

    static void check(UsersClientOptions options) {
        require(isText(options.getUrl()), "url is missing: set where the server is, as http://127.0.0.1:8096");
        require(
                isText(options.getDeviceId()),
                "deviceId is missing: make one, such as a random UUID, once for each"
                        + " installation, and keep it; a server ends the earlier sessions of the same user and device");
        require(isText(options.getClient()), "client is missing: set the name of the program");
        require(isText(options.getDevice()), "device is missing: set a name by which administrators know the device");
        require(isText(options.getVersion()), "version is missing: set the version of the program");
        checkTime("deadline", options.getDeadline());
        checkTime("attemptTimeout", options.getAttemptTimeout());
        checkTime("quickConnectInterval", options.getQuickConnectInterval());
        require(options.getMaxAnswer() > 0, "maxAnswer is a number of bytes, one or more: " + options.getMaxAnswer());
        checkUserAgent(options.getWebClient().getUserAgent());
        check(options.getRetry());
        ClientStack.settings(options);
    }

    private static void check(RetryOptions retry) {
        checkRetries(retry.getRetries());
        checkTime("retry.backoff", retry.getBackoff());
        checkTime("retry.maxBackoff", retry.getMaxBackoff());
        require(
                retry.getBackoff().compareTo(retry.getMaxBackoff()) <= 0,
                "retry.backoff is no longer than retry.maxBackoff: " + retry.getBackoff() + ", "
                        + retry.getMaxBackoff());
        require(
                retry.getBudget() >= 0 && retry.getBudget() <= 1,
                "retry.budget is a share of the calls, from 0 to 1: " + retry.getBudget());
        require(
                retry.getMaxWaiting() > 0,
                "retry.maxWaiting is a number of calls, one or more: " + retry.getMaxWaiting());
    }

    static void checkRetries(int retries) {
        require(retries >= 0, "retries are zero or more: " + retries);
        require(retries < Integer.MAX_VALUE, "retries are fewer than " + Integer.MAX_VALUE);
    }

    static void checkTime(String name, Duration time) {
        require(
                time.compareTo(Duration.ZERO) > 0 && time.compareTo(LONGEST) <= 0,
                name + " is longer than no time and no longer than " + LONGEST.toDays() + " days: " + time);
    }

    private static void checkUserAgent(@Nullable String userAgent) {
        try {
            HttpHeaders.headers().set(HttpHeaders.USER_AGENT, userAgent == null ? "" : userAgent);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "webClient.userAgent holds what no field can: " + malformed.getMessage());
        }
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
