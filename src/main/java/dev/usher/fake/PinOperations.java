package dev.usher.fake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Forgotten passwords, and the PINs that replace them. */
final class PinOperations {
    private static final String MODELS = "Jellyfin.Api.Models.UserDtos.";
    private static final Duration LIFE = Duration.ofMinutes(30);

    private final Household house;

    PinOperations(Household house) {
        this.house = house;
    }

    /** Known and unknown names are answered alike, but a PIN is made only for a user, and only when asked from near. */
    Answer forgotPassword(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        JsonValue body =
                validation.object(call.body().getBytes(), "forgotPasswordRequest", MODELS + "ForgotPasswordDto");
        String name = String.valueOf(validation.mandatory(body, "EnteredUsername", MODELS + "ForgotPasswordDto"));
        validation.check();
        Instant expires = house.now().plus(LIFE);
        User user = house.users.named(name);
        if (user != null && ClientAddress.isLocal(call.address())) {
            house.pins.keep(new Pins.Pin(user.name, house.ids.pin(), expires));
        }
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("Action", "PinCode")
                .put("PinFile", "/config/data/passwordreset" + Ids.hash(name.toUpperCase(Locale.ROOT)) + ".json")
                .put("PinExpirationDate", WireJson.date(expires)));
    }

    /** The PIN becomes the password just as it was sent; whoever is logged in stays so. */
    Answer redeem(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        JsonValue body =
                validation.object(call.body().getBytes(), "forgotPasswordPinRequest", MODELS + "ForgotPasswordPinDto");
        String given = String.valueOf(validation.mandatory(body, "Pin", MODELS + "ForgotPasswordPinDto"));
        validation.check();
        Pins.Pin pin = house.pins.find(given, house.now());
        User user = pin == null ? null : house.users.named(pin.userName());
        if (pin == null || user == null) {
            return Answer.exception(404);
        }
        user.password = house.ids.password(given);
        house.pins.remove(pin);
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("Success", true);
        result.putArray("UsersReset").add(user.name);
        return Answer.ok(result);
    }
}
