package dev.usher.jellyfin;

import dev.usher.service.Route;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the server reads of the content of a login.
 *
 * @param parameter what it calls the content in its errors
 * @param members the members that it reads, each as text
 * @param userName which of them names a user; null where none does
 */
record LoginForm(
        String parameter, List<String> members, @Nullable String userName) {
    private static final Map<Operation, LoginForm> FORMS = new EnumMap<>(Map.of(
            Operation.AUTHENTICATE_USER_BY_NAME, new LoginForm("request", List.of("Username", "Pw"), "Username"),
            Operation.AUTHENTICATE_WITH_QUICK_CONNECT, new LoginForm("request", List.of("Secret"), null),
            Operation.FORGOT_PASSWORD,
                    new LoginForm("forgotPasswordRequest", List.of("EnteredUsername"), "EnteredUsername"),
            Operation.FORGOT_PASSWORD_PIN, new LoginForm("forgotPasswordPinRequest", List.of("Pin"), null)));

    /** The form of {@code route}, or null where that is no login with content. */
    static @Nullable LoginForm of(Route route) {
        return route instanceof Operation operation ? FORMS.get(operation) : null;
    }

    /** The member that {@code name} spells, in any case, or null where the server ignores it. */
    @Nullable
    String member(String name) {
        for (String member : members) {
            if (Ascii.equalsIgnoreCase(member, name)) {
                return member;
            }
        }
        return null;
    }
}
