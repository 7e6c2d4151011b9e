package dev.usher.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.function.Supplier;

/** What the server tells of itself, its API keys and its devices. */
final class ServerOperations {
    private final Household house;
    private final Supplier<String> url;

    ServerOperations(Household house, Supplier<String> url) {
        this.house = house;
        this.url = url;
    }

    Answer ping(Call call) {
        return Answer.ok(TextNode.valueOf("Jellyfin Server"));
    }

    Answer publicInfo(Call call) {
        return Answer.ok(info(house.wizardCompleted));
    }

    ObjectNode info(boolean wizardCompleted) {
        String published = house.options.publishedUrl();
        return JsonNodeFactory.instance
                .objectNode()
                .put("LocalAddress", published.isEmpty() ? url.get() : published)
                .put("ServerName", house.serverName)
                .put("Version", house.version.number())
                .put("ProductName", "Jellyfin Server")
                .put("OperatingSystem", "")
                .put("Id", house.serverId)
                .put("StartupWizardCompleted", wizardCompleted);
    }

    /** Where the call came from: that address is this machine's where both are loopback. By the server's source, not recorded. */
    Answer endpoint(Call call) {
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("IsLocal", ClientAddress.isLoopback(call.address()))
                .put("IsInNetwork", ClientAddress.isLocal(call.address())));
    }

    Answer health(Call call) {
        return health("Healthy");
    }

    static Answer health(String text) {
        return Answer.text(200, "text/plain", text)
                .with("Cache-Control", "no-store, no-cache")
                .with("Expires", "Thu, 01 Jan 1970 00:00:00 GMT")
                .with("Pragma", "no-cache");
    }

    /** Takes any list of plug-in repositories, and has no plug-ins. */
    Answer repositories(Call call) {
        house.requireJson(call);
        return Answer.noContent();
    }

    Answer keys(Call call) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode items = json.putArray("Items");
        for (Tokens.ApiKey key : house.tokens.keys()) {
            items.addObject()
                    .put("Id", 0)
                    .put("AccessToken", key.token())
                    .put("DeviceId", "")
                    .put("AppName", key.app())
                    .put("AppVersion", "")
                    .put("DeviceName", "")
                    .put("UserId", Ids.ZERO)
                    .put("IsActive", false)
                    .put("DateCreated", WireJson.date(key.created()))
                    .put("DateLastActivity", WireJson.NO_DATE);
        }
        return Answer.ok(json.put("TotalRecordCount", items.size()).put("StartIndex", 0));
    }

    Answer createKey(Call call) {
        Validation validation = house.validation();
        String app = call.required("app", validation);
        validation.check();
        house.tokens.createKey(app, house.now());
        return Answer.noContent();
    }

    Answer deleteKey(Call call) {
        house.tokens.revokeKey(call.parameters().getOrDefault("key", ""));
        return Answer.noContent();
    }

    /** Ends the logins of all users on the device, or the devices. */
    Answer deleteDevices(Call call) {
        Validation validation = house.validation();
        String one = call.required("id", validation);
        validation.check();
        boolean several = house.version.deletesDevicesTogether();
        List<String> ids = several ? call.query().all("id") : List.of(one);
        if (!ids.stream().allMatch(house.tokens::knows)) {
            return several ? house.problems.badRequest() : house.problems.notFound();
        }
        house.tokens.revoke(device -> ids.contains(device.id()));
        return Answer.noContent();
    }
}
