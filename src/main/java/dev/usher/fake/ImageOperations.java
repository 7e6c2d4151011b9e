package dev.usher.fake;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        Answer answer = caching(image, call.query().get("tag"));
        return house.version.validatesImages() && isCurrent(call.fields(), answer.fields())
                ? new Answer(304, new Answer.None(), answer.fields())
                : answer;
    }

    private Answer caching(User.Image image, @Nullable String tag) {
        boolean validates = house.version.validatesImages();
        String tagged = validates ? "public, max-age=31536000, immutable" : "public, max-age=31536000";
        long age = Duration.between(image.changed(), house.now()).toSeconds();
        Answer answer = new Answer(200, new Answer.Bytes(image.type(), image.bytes()), Map.of())
                .with("Age", Long.toString(Math.max(0, age)))
                .with("Cache-Control", tag == null ? "public" : tagged)
                .with("Last-Modified", HttpDates.format(image.changed()))
                .with("Vary", "Accept")
                .with("transferMode.dlna.org", "Interactive")
                .with("realTimeInfo.dlna.org", "DLNA.ORG_TLAG=*")
                .with("Content-Disposition", "attachment");
        return validates && tag != null ? answer.with("ETag", '"' + tag + '"') : answer;
    }

    /** Whether what the caller has is what {@code answer} describes; a date is asked only where there is no tag. */
    private static boolean isCurrent(MultiMap request, Map<String, String> answer) {
        String tag = request.get("If-None-Match");
        if (tag != null) {
            return tag.equals(answer.get("ETag"));
        }
        Instant since = HttpDates.parse(request.get("If-Modified-Since"));
        Instant changed = HttpDates.parse(answer.get("Last-Modified"));
        return since != null && changed != null && !changed.isAfter(since);
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
