package dev.usher.client;

import io.vertx.core.http.PoolOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;

/** The options of a client in JSON: every property has the name that it has there, and durations are milliseconds. */
final class OptionsJson {
    private OptionsJson() {}

    /** The defaults, but for what {@code json} says. */
    static UsersClientOptions read(JsonObject json) {
        UsersClientOptions options = new UsersClientOptions();
        return options.setUrl(json.getString("url", options.getUrl()))
                .setOtherUrls(json.getJsonArray("otherUrls", new JsonArray(options.getOtherUrls())).stream()
                        .map(String.class::cast)
                        .toList())
                .setClient(json.getString("client", options.getClient()))
                .setDevice(json.getString("device", options.getDevice()))
                .setDeviceId(json.getString("deviceId", options.getDeviceId()))
                .setVersion(json.getString("version", options.getVersion()))
                .setDeadline(RetryOptions.duration(json, "deadline", options.getDeadline()))
                .setAttemptTimeout(RetryOptions.duration(json, "attemptTimeout", options.getAttemptTimeout()))
                .setMaxAnswer(json.getInteger("maxAnswer", options.getMaxAnswer()))
                .setQuickConnectInterval(
                        RetryOptions.duration(json, "quickConnectInterval", options.getQuickConnectInterval()))
                .setRetry(new RetryOptions(json.getJsonObject("retry", new JsonObject())))
                .setWebClient(new WebClientOptions(
                        options.getWebClient().toJson().mergeIn(json.getJsonObject("webClient", new JsonObject()))))
                .setPool(new PoolOptions(
                        options.getPool().toJson().mergeIn(json.getJsonObject("pool", new JsonObject()))));
    }

    static JsonObject write(UsersClientOptions options) {
        return new JsonObject()
                .put("url", options.getUrl())
                .put("otherUrls", new JsonArray(options.getOtherUrls()))
                .put("client", options.getClient())
                .put("device", options.getDevice())
                .put("deviceId", options.getDeviceId())
                .put("version", options.getVersion())
                .put("deadline", options.getDeadline().toMillis())
                .put("attemptTimeout", options.getAttemptTimeout().toMillis())
                .put("maxAnswer", options.getMaxAnswer())
                .put("quickConnectInterval", options.getQuickConnectInterval().toMillis())
                .put("retry", options.getRetry().toJson())
                .put("webClient", options.getWebClient().toJson())
                .put("pool", options.getPool().toJson());
    }
}
