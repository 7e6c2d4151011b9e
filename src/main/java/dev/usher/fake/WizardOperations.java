package dev.usher.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The first-run wizard: until it is completed, whoever comes may set the server up, and needs nothing for it. */
final class WizardOperations {
    private static final String HOST_NAME = "vm";
    private static final String OF_THE_PROCESS = "root";
    private static final String MODELS = "Jellyfin.Api.Models.StartupDtos.";

    private final Household house;

    WizardOperations(Household house) {
        this.house = house;
    }

    void addTo(Routes routes) {
        routes.add("GET", "Startup/Configuration", Access.ANONYMOUS, open(this::configuration));
        routes.add("POST", "Startup/Configuration", Access.ANONYMOUS, open(this::configure));
        routes.add("GET", "Startup/User", Access.ANONYMOUS, open(this::user));
        routes.add("POST", "Startup/User", Access.ANONYMOUS, open(this::rename));
        routes.add("POST", "Startup/RemoteAccess", Access.ANONYMOUS, open(this::allowRemoteAccess));
        routes.add("POST", "Startup/Complete", Access.ANONYMOUS, open(this::complete));
    }

    /** Once it is completed, administrators alone. */
    private Function<Call, Answer> open(Function<Call, Answer> operation) {
        return call -> {
            Answer refusal = house.wizardCompleted ? Access.ELEVATED.refusal(call, house.now()) : null;
            return refusal == null ? operation.apply(call) : refusal;
        };
    }

    private Answer configuration(Call call) {
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("ServerName", house.serverName)
                .put("UICulture", "en-US")
                .put("MetadataCountryCode", "US")
                .put("PreferredMetadataLanguage", "en"));
    }

    /** A configuration that names no server gives it back the name of its host. */
    private Answer configure(Call call) {
        JsonValue body = body(call, "StartupConfigurationDto");
        String name = body == null ? null : body.text("ServerName");
        house.serverName = name == null ? HOST_NAME : name;
        return Answer.noContent();
    }

    /** Reading the first user makes him. */
    private Answer user(Call call) {
        return Answer.ok(JsonNodeFactory.instance.objectNode().put("Name", first().name));
    }

    private Answer rename(Call call) {
        JsonValue body = body(call, "StartupUserDto");
        User user = first();
        if (house.version.guardsFirstPassword() && !user.password.isEmpty()) {
            return Answer.empty(403);
        }
        String password = body == null ? null : body.text("Password");
        if (password == null || password.isEmpty()) {
            return Answer.message(400, "Password must not be empty");
        }
        house.users.rename(user, body.text("Name"));
        user.password = house.ids.password(password);
        return Answer.noContent();
    }

    private Answer allowRemoteAccess(Call call) {
        body(call, "StartupRemoteAccessDto");
        return Answer.noContent();
    }

    private Answer complete(Call call) {
        house.wizardCompleted = true;
        return Answer.noContent();
    }

    private @Nullable JsonValue body(Call call, String model) {
        house.requireJson(call);
        Validation validation = house.validation();
        JsonValue body = validation.object(call.body().getBytes(), "request", MODELS + model);
        validation.check();
        return body;
    }

    private User first() {
        List<User> users = house.users.matching(any -> true);
        return users.isEmpty() ? owner(house.users.create(OF_THE_PROCESS, "")) : users.get(0);
    }

    private static User owner(User user) {
        ObjectNode policy = user.policy;
        List.of("IsAdministrator", "EnableContentDeletion", "EnableRemoteControlOfOtherUsers")
                .forEach(right -> policy.put(right, true));
        return user;
    }
}
