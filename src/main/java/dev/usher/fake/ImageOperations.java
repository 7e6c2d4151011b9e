package dev.usher.fake;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/** Pictures of users. */
final class ImageOperations {
    private final Household house;

    ImageOperations(Household house) {
        this.house = house;
    }

    Answer get(Call call) {
        Validation validation = house.validation();
        String id = call.targetId(validation);
        validation.check();
        if (id.equals(Ids.ZERO)) {
            return Answer.message(400, "UserId is required if unauthenticated");
        }
        User user = house.require(id);
        User.Image image = user.image;
        if (image == null) {
            return house.problems.notFound();
        }
        boolean tagged = call.query().get("tag") != null;
        long age = Duration.between(image.changed(), house.now()).toSeconds();
        return new Answer(200, new Answer.Bytes(image.type(), image.bytes()), Map.of())
                .with("Age", Long.toString(Math.max(0, age)))
                .with("Cache-Control", tagged ? "public, max-age=31536000" : "public")
                .with("Last-Modified", HttpDates.format(image.changed()))
                .with("Vary", "Accept")
                .with("transferMode.dlna.org", "Interactive")
                .with("realTimeInfo.dlna.org", "DLNA.ORG_TLAG=*")
                .with("Content-Disposition", "attachment");
    }

    Answer post(Call call) {
        User user = editable(call);
        String type = String.valueOf(call.fields().get("Content-Type")).toLowerCase(Locale.ROOT);
        if (!type.startsWith("image/")) {
            return Answer.message(400, "Incorrect ContentType.");
        }
        Buffer bytes = Buffer.buffer(Base64.getMimeDecoder().decode(call.body().getBytes()));
        user.image = new User.Image(house.ids.fresh(), type.split(";")[0], bytes, house.now());
        return Answer.noContent();
    }

    Answer delete(Call call) {
        editable(call).image = null;
        return Answer.noContent();
    }

    private User editable(Call call) {
        Validation validation = house.validation();
        String id = call.targetId(validation);
        validation.check();
        User user = house.require(id);
        if (!AccountOperations.mayEdit(call, user)) {
            throw new Refusal(Answer.exception(403));
        }
        return user;
    }
}
