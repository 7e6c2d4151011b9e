package dev.usher.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The operations that read users. */
final class ReadOperations {
    private final Household house;

    ReadOperations(Household house) {
        this.house = house;
    }

    Answer users(Call call) {
        Validation validation = house.validation();
        Boolean hidden = flag(call, "isHidden", validation);
        Boolean disabled = flag(call, "isDisabled", validation);
        validation.check();
        return list(house.users.matching(user -> (hidden == null || hidden == user.may("IsHidden"))
                && (disabled == null || disabled == user.isDisabled())));
    }

    private static @Nullable Boolean flag(Call call, String name, Validation validation) {
        String value = call.query().get(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> {
                validation.invalid(name, value);
                yield null;
            }
        };
    }

    /** Once the wizard is done, a token narrows the list to its device, and distance to those who may come so far. */
    Answer publicUsers(Call call) {
        boolean everyone = !house.wizardCompleted;
        boolean authenticated = !(call.principal() instanceof Principal.Anonymous);
        return list(house.users.matching(user -> !user.may("IsHidden")
                && !user.isDisabled()
                && (everyone
                        || (!authenticated || user.mayUse(call.deviceId())) && Access.reaches(user, call.address()))));
    }

    private Answer list(List<User> users) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode(users.size());
        users.forEach(user -> json.add(house.json(user)));
        return Answer.ok(json);
    }

    Answer user(Call call) {
        Validation validation = house.validation();
        String id = call.pathId(validation);
        validation.check();
        User user = house.users.find(id);
        return user == null ? Answer.message(404, "User not found") : Answer.ok(house.json(user));
    }

    Answer me(Call call) {
        return call.principal() instanceof Principal.LoggedIn login
                ? Answer.ok(house.json(login.user()))
                : house.problems.badRequest();
    }
}
