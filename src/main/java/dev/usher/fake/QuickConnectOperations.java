package dev.usher.fake;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Logging a device in by the word of somebody who is logged in elsewhere. */
final class QuickConnectOperations {
    private static final Answer DISABLED = Answer.message(401, "Quick connect is disabled");

    private final Household house;
    private final Logins logins;
    private final QuickConnect quickConnect;

    QuickConnectOperations(Household house, Logins logins) {
        this.house = house;
        this.logins = logins;
        quickConnect = new QuickConnect(house.ids, house.time.dates());
    }

    Answer enabled(Call call) {
        return Answer.ok(BooleanNode.valueOf(house.options.quickConnect()));
    }

    Answer initiate(Call call) {
        PresentedCredential device = logins.identity(call);
        requireEnabled(DISABLED);
        return Answer.ok(quickConnect.initiate(device).json());
    }

    Answer state(Call call) {
        Validation validation = house.validation();
        String secret = call.required("secret", validation);
        validation.check();
        requireEnabled(DISABLED);
        QuickConnect.Request request = quickConnect.find(secret);
        return request == null ? Answer.message(404, "Unknown secret") : Answer.ok(request.json());
    }

    /** The token is minted here, whether or not the device ever fetches it. */
    Answer authorize(Call call) {
        Validation validation = house.validation();
        String code = call.required("code", validation);
        String id = call.targetId(validation);
        validation.check();
        String userId = id.equals(Ids.ZERO) ? call.principal().userId() : id;
        if (!call.principal().isAdministrator()
                && !userId.equals(call.principal().userId())) {
            return Answer.exception(403);
        }
        requireEnabled(DISABLED);
        QuickConnect.Request request = quickConnect.shown(code);
        if (request == null) {
            return Answer.exception(404);
        }
        return request.authenticated() ? Answer.exception(500) : authorize(quickConnect.prolong(request), userId);
    }

    private Answer authorize(QuickConnect.Request request, String userId) {
        User user = house.users.find(userId);
        if (user == null) {
            return Answer.exception(400);
        }
        quickConnect.authorize(request, logins.vouched(user, request.device()));
        return Answer.ok(BooleanNode.TRUE);
    }

    Answer signIn(Call call) {
        house.requireJson(call);
        Validation validation = house.validation();
        JsonValue body =
                validation.object(call.body().getBytes(), "request", "Jellyfin.Api.Models.UserDtos.QuickConnectDto");
        String secret = body == null ? null : body.text("Secret");
        if (body != null && (secret == null || secret.isEmpty())) {
            validation.required("Secret");
        }
        validation.check();
        requireEnabled(Answer.exception(401));
        ObjectNode result = quickConnect.login(String.valueOf(secret));
        return result == null ? Answer.exception(404) : Answer.ok(result);
    }

    private void requireEnabled(Answer refusal) {
        if (!house.options.quickConnect()) {
            throw new Refusal(refusal);
        }
    }
}
