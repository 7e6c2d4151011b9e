package dev.usher.app;

import io.vertx.core.json.JsonObject;
import kotlin.Unit;
import kotlin.coroutines.Continuation;
import kotlin.coroutines.EmptyCoroutineContext;
import kotlin.jvm.internal.DefaultConstructorMarker;
import kotlinx.coroutines.BuildersKt;
import kotlinx.serialization.KSerializer;
import kotlinx.serialization.json.Json;
import okhttp3.OkHttpClient;
import org.jellyfin.sdk.api.client.ApiClient;
import org.jellyfin.sdk.api.client.HttpClientOptions;
import org.jellyfin.sdk.api.client.Response;
import org.jellyfin.sdk.api.client.util.ApiSerializer;
import org.jellyfin.sdk.api.okhttp.OkHttpFactory;
import org.jellyfin.sdk.api.operations.UserApi;
import org.jellyfin.sdk.api.sockets.SocketReconnectPolicy;
import org.jellyfin.sdk.model.ClientInfo;
import org.jellyfin.sdk.model.DeviceInfo;
import org.jellyfin.sdk.model.api.AuthenticateUserByName;
import org.jellyfin.sdk.model.api.AuthenticationResult;
import org.jellyfin.sdk.model.api.UserPolicy;

/** Jellyfin's SDK for Kotlin, called as an application on one device calls it; to be closed. */
final class KotlinSdk implements AutoCloseable {
    static final String DEVICE = "Zoë's \"big\" screen, upstairs";

    private static final int ALL_DEFAULTS = 0b11111;

    private final OkHttpClient sockets = new OkHttpClient();
    private final ApiClient client;
    private final UserApi users;

    /** A suspending call of the SDK, as Java sees it. */
    @FunctionalInterface
    interface Call<T> {
        Object on(UserApi users, Continuation<Response<T>> rest);
    }

    /** Nobody has signed in yet. */
    KotlinSdk(String url) throws ReflectiveOperationException {
        OkHttpFactory factory = new OkHttpFactory(sockets);
        ClientInfo application = new ClientInfo("Couch", "1.0");
        client = factory.create(url, null, application, new DeviceInfo("couch", DEVICE), defaults(), factory);
        users = new UserApi(client);
    }

    /** The options that a call from Kotlin has without naming any; their constructor has no name in Java. */
    private static HttpClientOptions defaults() throws ReflectiveOperationException {
        return HttpClientOptions.class
                .getConstructor(
                        boolean.class,
                        long.class,
                        long.class,
                        long.class,
                        SocketReconnectPolicy.class,
                        int.class,
                        DefaultConstructorMarker.class)
                .newInstance(false, 0L, 0L, 0L, null, ALL_DEFAULTS, null);
    }

    /** The content of the answer; whatever is no success is thrown as the SDK throws it. */
    <T> T ask(Call<T> call) throws InterruptedException {
        return BuildersKt.<Response<T>>runBlocking(
                        EmptyCoroutineContext.INSTANCE, (scope, rest) -> call.on(users, narrowed(rest)))
                .getContent();
    }

    /** As {@link #ask}, where the answer has no content. */
    void tell(Call<Unit> call) throws InterruptedException {
        ask(call);
    }

    /** A continuation only takes, so that one which takes more takes this too. */
    @SuppressWarnings("unchecked")
    private static <T> Continuation<T> narrowed(Continuation<? super T> rest) {
        return (Continuation<T>) rest;
    }

    /** Presents the new token from now on. */
    AuthenticationResult signIn(String name, String password) throws InterruptedException {
        AuthenticationResult result =
                ask((api, rest) -> api.authenticateUserByName(new AuthenticateUserByName(name, password), rest));
        client.update(client.getBaseUrl(), result.getAccessToken(), client.getClientInfo(), client.getDeviceInfo());
        return result;
    }

    /** The same policy but for one member, through the JSON that the SDK itself writes. */
    static UserPolicy with(UserPolicy policy, String member, boolean value) {
        Json json = ApiSerializer.INSTANCE.getJson();
        KSerializer<UserPolicy> form = UserPolicy.Companion.serializer();
        JsonObject changed = new JsonObject(json.encodeToString(form, policy)).put(member, value);
        return json.decodeFromString(form, changed.encode());
    }

    @Override
    public void close() {
        sockets.dispatcher().executorService().shutdown();
        sockets.connectionPool().evictAll();
    }
}
