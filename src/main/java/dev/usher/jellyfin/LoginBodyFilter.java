package dev.usher.jellyfin;

import dev.usher.service.Body;
import dev.usher.service.Filter;
import dev.usher.service.Problem;
import dev.usher.service.Request;
import dev.usher.service.Response;
import dev.usher.service.Service;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of a login as the server does and sends up what was read, in one spelling, so that the name by which
 * failures are counted is the name that the server tries. What the server would not read is refused here, with its status;
 * to no content, and to members that are missing, the server has its own word.
 * Beneath this, {@link LoginContent#of} tells what was read.
 */
public final class LoginBodyFilter implements Filter {
    private static final Problem UNSUPPORTED = new Problem(
            415,
            "unsupported-content-type",
            "The content has a type that is not read",
            "A login is JSON: send it with Content-Type: application/json, in UTF-8 or UTF-16.");

    /** What described the bytes that came. */
    private static final List<CharSequence> DESCRIPTIONS = List.of(
            HttpHeaders.CONTENT_ENCODING,
            HttpHeaders.CONTENT_LANGUAGE,
            "content-md5",
            "digest",
            "content-digest",
            "repr-digest");

    @Override
    public Future<Response> apply(Request request, Service next) {
        LoginForm form = LoginForm.of(request.route());
        if (form == null) {
            return next.call(request);
        }
        ContentType type = ContentType.parse(FieldText.joined(request.fields(), HttpHeaders.CONTENT_TYPE));
        if (type == null || !type.isJson()) {
            return Future.succeededFuture(UNSUPPORTED.toResponse());
        }
        Request plain = request.withFields(plain(request.fields()));
        if (!(request.body() instanceof Body.Full full)) {
            return next.call(plain);
        }
        Charset charset = type.reads();
        if (charset == null) {
            return Future.succeededFuture(UNSUPPORTED.toResponse());
        }
        try {
            return next.call(plain.withBody(read(form, full.bytes(), charset)));
        } catch (UnreadableLoginException unreadable) {
            return Future.succeededFuture(unreadable.toResponse(form));
        }
    }

    private static MultiMap plain(MultiMap fields) {
        MultiMap plain = HttpHeaders.headers().addAll(fields);
        DESCRIPTIONS.forEach(plain::remove);
        return plain.set(HttpHeaders.CONTENT_TYPE, ContentType.JSON);
    }

    private static Body read(LoginForm form, Buffer bytes, Charset charset) throws UnreadableLoginException {
        @Nullable JsonObject members = LoginReader.read(form, LoginText.decode(bytes, charset));
        String userName = members == null || form.userName() == null ? null : members.getString(form.userName());
        return new Body.Full(members == null ? Buffer.buffer("null") : members.toBuffer(), new LoginContent(userName));
    }
}
