package dev.usher.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations that replace a user's name, configuration or policy. */
final class SettingsOperations {
    private static final List<String> RECEIVERS = List.of("F007D354", "6F511C87");
    private static final List<String> FOLDERS =
            List.of("GroupedFolders", "OrderedViews", "LatestItemsExcludes", "MyMediaExcludes");
    private static final List<String> PROVIDERS = List.of("PasswordResetProviderId", "AuthenticationProviderId");

    private final Household house;

    SettingsOperations(Household house) {
        this.house = house;
    }

    /** Only the name and the configuration are used; a policy must be valid or null, and is ignored. */
    Answer updateUser(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        String id = call.targetId(validation);
        JsonValue body = validation.object(call.body().getBytes(), "updateUser", "MediaBrowser.Model.Dto.UserDto");
        if (body != null) {
            checkPolicy(body.member("Policy"), validation);
        }
        JsonValue given = body == null ? null : body.member("Configuration");
        ObjectNode configuration = configuration(given, validation);
        validation.check();
        User user = house.require(id);
        if (!AccountOperations.mayEdit(call, user)) {
            return Answer.message(403, "User update not allowed.");
        }
        house.users.rename(user, body == null ? null : body.text("Name"));
        if (given != null && given.isNull()) {
            return Answer.exception(500);
        }
        store(user, configuration);
        return Answer.noContent();
    }

    private static void checkPolicy(@Nullable JsonValue policy, Validation validation) {
        if (policy != null && policy.isNull()) {
            return;
        }
        UserShapes.POLICY.bind(policy, validation::unconvertible);
        requireProviders(policy, "Policy.", validation);
    }

    private static void requireProviders(@Nullable JsonValue policy, String prefix, Validation validation) {
        for (String provider : PROVIDERS) {
            String given = policy == null ? null : policy.text(provider);
            if (given == null || given.isBlank()) {
                validation.required(prefix + provider);
            }
        }
    }

    private static ObjectNode configuration(@Nullable JsonValue given, Validation validation) {
        ObjectNode configuration = UserShapes.CONFIGURATION.bind(given, validation::unconvertible);
        FOLDERS.stream().filter(name -> configuration.path(name).isNull()).forEach(validation::required);
        if (configuration.path("SubtitleLanguagePreference").isNull()) {
            configuration.put("SubtitleLanguagePreference", "");
        }
        return configuration;
    }

    private static void store(User user, ObjectNode configuration) {
        if (!RECEIVERS.contains(configuration.path("CastReceiverId").asText())) {
            configuration.set("CastReceiverId", user.configuration.get("CastReceiverId"));
        }
        user.configuration = configuration;
    }

    Answer updateConfiguration(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        String id = call.targetId(validation);
        JsonValue body = validation.object(
                call.body().getBytes(), "userConfig", "MediaBrowser.Model.Configuration.UserConfiguration");
        ObjectNode configuration = configuration(body, validation);
        validation.check();
        User user = house.require(id);
        if (!AccountOperations.mayEdit(call, user)) {
            return Answer.message(403, "User configuration update not allowed");
        }
        store(user, configuration);
        return Answer.noContent();
    }

    Answer updatePolicy(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        String id = call.pathId(validation);
        JsonValue body = validation.object(call.body().getBytes(), "newPolicy", "MediaBrowser.Model.Users.UserPolicy");
        ObjectNode policy = UserShapes.POLICY.bind(body, validation::unconvertible);
        if (body != null && validation.isClean("newPolicy")) {
            requireProviders(body, "", validation);
        }
        validation.check();
        User user = house.require(id);
        Answer refusal = refusal(user, policy);
        if (refusal != null) {
            return refusal;
        }
        boolean disabling = policy.path("IsDisabled").asBoolean() && !user.isDisabled();
        user.replacePolicy(policy);
        if (disabling) {
            String own = call.credential().token();
            house.tokens.revoke(
                    device -> device.userId().equals(user.id) && !device.token().equals(own));
        }
        return Answer.noContent();
    }

    private @Nullable Answer refusal(User user, ObjectNode policy) {
        boolean administrator = policy.path("IsAdministrator").asBoolean();
        boolean disabled = policy.path("IsDisabled").asBoolean();
        if (user.isAdministrator() && !administrator && house.users.count(User::isAdministrator) == 1) {
            return Answer.message(403, "There must be at least one user in the system with administrative access.");
        }
        if (user.isAdministrator() && disabled) {
            return Answer.message(403, "Administrators cannot be disabled.");
        }
        if (disabled && !user.isDisabled() && house.users.count(other -> !other.isDisabled()) == 1) {
            return Answer.message(403, "There must be at least one enabled user in the system.");
        }
        return nulls(policy);
    }

    /** What the mapping to the stored policy throws on. */
    private static @Nullable Answer nulls(ObjectNode policy) {
        if (policy.path("AccessSchedules").isNull()) {
            return Answer.exception(500);
        }
        for (String list : List.of(
                "BlockedTags",
                "AllowedTags",
                "EnabledDevices",
                "EnabledFolders",
                "EnabledChannels",
                "EnableContentDeletionFromFolders")) {
            if (policy.path(list).isNull()) {
                return Answer.exception(400);
            }
        }
        return null;
    }
}
