package dev.usher;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** What only some packages may touch. */
final class Banned {
    private static final Set<String> CLIENTS = Set.of(
            "io.vertx.core.http.HttpClient",
            "io.vertx.core.http.HttpClientAgent",
            "io.vertx.core.http.HttpClientBuilder",
            "io.vertx.core.http.WebSocketClient",
            "io.vertx.core.http.WebSocketClientBuilder",
            "io.vertx.ext.web.client.WebClient",
            "io.vertx.ext.web.client.WebClientSession",
            "java.net.http.HttpClient",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "java.net.Socket");

    private static final Set<String> CLIENT_MAKERS =
            Set.of("createHttpClient", "httpClientBuilder", "createWebSocketClient", "webSocketClientBuilder");

    private static final Set<String> CLOCKS_AND_WAITS = Set.of(
            "java.lang.System.nanoTime",
            "java.lang.System.currentTimeMillis",
            "java.util.Date.<init>",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.Clock.system",
            "java.time.InstantSource.system",
            "java.lang.Thread.sleep",
            "java.lang.Thread.join",
            "java.lang.Object.wait",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.locks.LockSupport.park",
            "java.util.concurrent.locks.LockSupport.parkNanos",
            "java.util.concurrent.locks.Condition.await",
            "java.util.concurrent.CountDownLatch.await",
            "java.util.concurrent.CyclicBarrier.await",
            "java.util.concurrent.Semaphore.acquire",
            "java.util.concurrent.Future.get",
            "java.util.concurrent.CompletableFuture.get",
            "java.util.concurrent.CompletableFuture.join",
            "io.vertx.core.Future.await");

    private Banned() {}

    static boolean isClient(JavaClass type) {
        return CLIENTS.contains(type.getName());
    }

    static boolean makesClient(JavaAccess<?> access) {
        return owner(access).equals("io.vertx.core.Vertx") && CLIENT_MAKERS.contains(access.getName());
    }

    static boolean readsClockOrWaits(JavaAccess<?> access) {
        return CLOCKS_AND_WAITS.contains(owner(access) + "." + access.getName())
                || owner(access).startsWith("java.time.") && access.getName().equals("now");
    }

    static boolean isJdkLogging(JavaClass type) {
        return type.getPackageName().equals("java.util.logging");
    }

    static boolean prints(JavaAccess<?> access) {
        return owner(access).equals("java.lang.System") && Set.of("out", "err").contains(access.getName())
                || access.getName().equals("printStackTrace");
    }

    /** Whether {@code library} is one that an embedder may lack, and {@code type} is not where it belongs. */
    static boolean isOptional(JavaClass library, JavaClass type, String place) {
        String name = library.getPackageName();
        boolean yaml = name.startsWith("com.fasterxml.jackson.dataformat.yaml") || name.startsWith("org.yaml");
        boolean application = name.startsWith("picocli") || name.startsWith("ch.qos.logback");
        boolean meters =
                name.startsWith("io.micrometer") && !type.getSimpleName().startsWith("PrometheusMeters");
        return yaml && !type.getSimpleName().equals("SettingsFile") || application && !place.equals("app") || meters;
    }

    private static String owner(JavaAccess<?> access) {
        return access.getTargetOwner().getName();
    }
}
