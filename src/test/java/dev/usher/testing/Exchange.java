package dev.usher.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A recorded request with its answer; the names in both are still to be replaced by captures. */
public record Exchange(String name, Request request, Response response, Map<String, String> captures) {

    /** The body is text in which names may occur, or bytes one to a character. */
    public record Request(
            String method, String target, String version, List<Field> fields, String body, boolean binary) {
        boolean has(String name) {
            return fields.stream().anyMatch(field -> field.is(name));
        }
    }

    /** An answer; its status is 0 if the connection was refused or reset. */
    public record Response(int status, List<Field> fields, byte[] body) {
        /** The body as text, after its gzip coding has been undone. */
        public String text() {
            String coding = fields.stream()
                    .filter(field -> field.is("Content-Encoding"))
                    .map(Field::value)
                    .findFirst()
                    .orElse("");
            return new String(RawResponse.decoded(body, coding), StandardCharsets.UTF_8);
        }
    }

    /** The bytes of the request; Host (save for "no Host") and Content-Length are added where they are not listed. */
    public byte[] bytes(Captures captures) {
        byte[] body = request.binary
                ? request.body.getBytes(StandardCharsets.ISO_8859_1)
                : captures.in(request.body).getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(request.method + " " + request.target + " " + request.version + "\r\n");
        if (!request.has("Host") && !name.equals("no Host")) {
            head.append("Host: {{server.authority}}\r\n");
        }
        request.fields.forEach(field ->
                head.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        boolean framed = request.has("Content-Length") || request.has("Transfer-Encoding");
        if (!framed && (body.length > 0 || request.method.equals("POST"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        String text = captures.in(head.append("\r\n").toString());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(text.getBytes(charset(text)));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static Charset charset(String head) {
        return head.chars().allMatch(c -> c < 0x100) ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    @Override
    public String toString() {
        return name;
    }
}
