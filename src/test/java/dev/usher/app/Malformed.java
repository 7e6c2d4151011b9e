package dev.usher.app;

import java.util.List;
import java.util.stream.Stream;

/**
 * Requests that two readers might read differently. In each, {@code TARGET} stands for what is asked, and {@code NEXT} for a
 * request that must never be seen as one.
 *
 * @param name what is wrong
 * @param status how Usher answers
 * @param recorded the exchange of http.json in which Jellyfin 10.11.11 refuses it too, or takes it; empty beyond the record
 * @param octets the request, one character for each octet
 */
record Malformed(String name, int status, String recorded, String octets) {
    static final String NEXT = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

    private static final String HOST = "Host: a\r\n";
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    static List<Malformed> all() {
        return Stream.of(lengths(), codings(), chunks(), lines(), fields(), hosts(), targets())
                .flatMap(forms -> forms)
                .toList();
    }

    /** Of one length there must be one word (RFC 9112 §6.3, RFC 9110 §8.6). */
    private static Stream<Malformed> lengths() {
        return Stream.of(
                post("two lengths", 400, "two content lengths", "Content-Length: 0\r\nContent-Length: 5\r\n", "hello"),
                post("the same length twice", 400, "", "Content-Length: 5\r\nContent-Length: 5\r\n", "hello"),
                post("a list of lengths", 400, "", "Content-Length: 5, 5\r\n", "hello"),
                post("a length with a sign", 400, "", "Content-Length: +5\r\n", "hello"),
                post("a negative length", 400, "", "Content-Length: -5\r\n", "hello"),
                post("a hexadecimal length", 400, "", "Content-Length: 0x5\r\n", "hello"),
                post("a length with a fraction", 400, "", "Content-Length: 5.0\r\n", "hello"),
                post("a length in two words", 400, "", "Content-Length: 5 5\r\n", "hello"),
                post("a length behind a vertical tab", 400, "", "Content-Length: \u000b5\r\n", "hello"),
                post("a length that no number holds", 400, "", "Content-Length: 99999999999999999999\r\n", ""),
                post("an empty length", 400, "", "Content-Length:\r\n", ""),
                post(
                        "a length and chunks",
                        400,
                        "content length and transfer encoding",
                        "Content-Length: 5\r\n" + CHUNKED,
                        "0\r\n\r\n"),
                post("chunks and a length", 400, "", CHUNKED + "Content-Length: 4\r\n", "0\r\n\r\n"));
    }

    /** Chunked is the only coding, once (RFC 9112 §6.1). */
    private static Stream<Malformed> codings() {
        return Stream.of(
                coded("a coding that is not chunked", 400, "Transfer-Encoding: gzip\r\n"),
                coded("identity", 400, "Transfer-Encoding: identity\r\n"),
                coded("nearly chunked", 400, "Transfer-Encoding: xchunked\r\n"),
                coded("chunked in quotes", 400, "Transfer-Encoding: \"chunked\"\r\n"),
                coded("chunked before another", 400, "Transfer-Encoding: chunked, identity\r\n"),
                coded("chunked twice", 400, "Transfer-Encoding: chunked, chunked\r\n"),
                coded("chunked in two fields", 400, CHUNKED + CHUNKED),
                coded("chunked over another", 501, "Transfer-Encoding: gzip, chunked\r\n"),
                coded("chunked behind an empty member", 501, "Transfer-Encoding: , chunked\r\n"),
                coded("chunked with a parameter", 400, "Transfer-Encoding: chunked;q=1\r\n"),
                coded("chunked behind a vertical tab", 400, "Transfer-Encoding: \u000bchunked\r\n"),
                coded("chunked with a NUL", 400, "Transfer-Encoding: chunked\u0000\r\n"),
                coded("white space before the colon of a coding", 400, "Transfer-Encoding : chunked\r\n"),
                coded("an empty coding", 400, "Transfer-Encoding:\r\n"),
                new Malformed(
                        "chunks in HTTP/1.0",
                        400,
                        "",
                        "POST TARGET HTTP/1.0\r\n" + HOST + CHUNKED + "\r\n0\r\n\r\n" + NEXT));
    }

    /** The framing of chunks (RFC 9112 §7.1). */
    private static Stream<Malformed> chunks() {
        return Stream.of(
                // The server reads this one, and so do few others: a proxy that forwards it is a step away from
                // smuggling.
                chunk("a chunk with a bare newline", "chunk with a bare newline", "0\n\n"),
                chunk("a size with a sign", "", "+5\r\nhello\r\n0\r\n\r\n"),
                chunk("a negative size", "", "-5\r\nhello\r\n0\r\n\r\n"),
                chunk("a size with 0x", "", "0x5\r\nhello\r\n0\r\n\r\n"),
                chunk("an empty size", "", "\r\nhello\r\n0\r\n\r\n"),
                chunk("a size that no number holds", "", "100000005\r\nhello\r\n0\r\n\r\n"),
                chunk("a size behind a space", "", " 5\r\nhello\r\n0\r\n\r\n"),
                chunk("a size before a space", "", "5 \r\nhello\r\n0\r\n\r\n"),
                chunk("an extension with a bare newline", "", "5;a=b\nhello\r\n0\r\n\r\n"),
                chunk("an extension with a NUL", "", "5;a\u0000\r\nhello\r\n0\r\n\r\n"),
                chunk("an extension with an open quote", "", "5;a=\"\r\nhello\r\n0\r\n\r\n"),
                chunk("a chunk longer than its size", "", "4\r\nhello\r\n0\r\n\r\n"),
                chunk("a chunk that ends with a bare newline", "", "5\r\nhello\n0\r\n\r\n"),
                chunk("a trailer with a bare newline", "", "0\r\nX: y\n\r\n"));
    }

    /** The request line (RFC 9112 §3). */
    private static Stream<Malformed> lines() {
        return Stream.of(
                line("two spaces before the target", 400, "GET  TARGET HTTP/1.1\r\n"),
                line("two spaces behind the target", 400, "GET TARGET  HTTP/1.1\r\n"),
                line("a tab for a space", 400, "GET\tTARGET HTTP/1.1\r\n"),
                line("a space in the target", 400, "GET TARGET /x HTTP/1.1\r\n"),
                line("a space before the line", 400, " GET TARGET HTTP/1.1\r\n"),
                line("a space behind the line", 400, "GET TARGET HTTP/1.1 \r\n"),
                line("a bare newline behind the line", 400, "GET TARGET HTTP/1.1\n"),
                line("a bare return within the line", 400, "GET TARGET\rX HTTP/1.1\r\n"),
                line("a NUL in the target", 400, "GET TARGET\u0000 HTTP/1.1\r\n"),
                line("an octet beyond ASCII in the target", 400, "GET /Users/M\u00e9", "GET TARGET\u00e9 HTTP/1.1\r\n"),
                line("a method that is no token", 400, "GE(T TARGET HTTP/1.1\r\n"),
                line("no method", 400, "TARGET HTTP/1.1\r\n"),
                line("no version, as HTTP/0.9 has none", 400, "GET TARGET\r\n"),
                line("a version in small letters", 400, "GET TARGET http/1.1\r\n"),
                line("another protocol", 400, "GET TARGET HTTPS/1.1\r\n"),
                line("a version with two digits", 400, "GET TARGET HTTP/1.11\r\n"),
                line("HTTP/0.9 by name", 505, "GET TARGET HTTP/0.9\r\n"),
                line("HTTP/1.2", 505, "GET TARGET HTTP/1.2\r\n"),
                line("HTTP/2.0 in HTTP/1.1", 505, "GET TARGET HTTP/2.0\r\n"),
                line("the preface of HTTP/2", 505, "PRI * HTTP/2.0\r\n"),
                line("newlines before the line", 400, "\n\nGET TARGET HTTP/1.1\r\n"),
                line("a control character before the line", 400, "\u0001GET TARGET HTTP/1.1\r\n"));
    }

    /** Field lines (RFC 9112 §5). */
    private static Stream<Malformed> fields() {
        return Stream.of(
                field("white space before the colon", 400, "white space before the colon", "X-A : b\r\n"),
                field("a folded field", 400, "folded field", "X-A: b\r\n c\r\n"),
                field("a field folded with a tab", 400, "", "X-A: b\r\n\tc\r\n"),
                field("a folded coding", 400, "", "Transfer-Encoding:\r\n chunked\r\n"),
                field("a space in a name", 400, "", "X A: b\r\n"),
                field("no name", 400, "", ": b\r\n"),
                field("no colon", 400, "", "X-A\r\n"),
                field("a name beyond ASCII", 400, "", "X-\u00e9: b\r\n"),
                field("a control character in a name", 400, "", "X-\u0001A: b\r\n"),
                field("a NUL in a value", 400, "", "X-A: b\u0000c\r\n"),
                field("a bell in a value", 400, "", "X-A: b\u0007c\r\n"),
                field("a DEL in a value", 400, "", "X-A: b\u007f\r\n"),
                field("a bare return in a value", 400, "", "X-A: b\rX-B: c\r\n"),
                field("a bare newline behind a field", 400, "", "X-A: b\nContent-Length: 5\r\n"),
                field("a bare newline for an empty line", 400, "", "X-A: b\r\n\n"),
                new Malformed(
                        "a line before the first field", 400, "", "GET TARGET HTTP/1.1\r\n " + HOST + "\r\n" + NEXT),
                field("many fields", 431, "many headers", "X: v\r\n".repeat(150)),
                field("large fields", 431, "oversized header", "X-Big: " + "a".repeat(40_000) + "\r\n"));
    }

    /** One Host, legible (RFC 9112 §3.2); the recorded server refuses what has none. */
    private static Stream<Malformed> hosts() {
        return Stream.of(
                host("no host", "no Host", ""),
                host("two hosts", "", "Host: a\r\nHost: b\r\n"),
                host("the same host twice", "", "Host: a\r\nHost: a\r\n"),
                host("two hosts in a list", "", "Host: a, b\r\n"),
                host("a host with a user", "", "Host: b@a\r\n"),
                host("a host with a path", "", "Host: a/b\r\n"),
                host("a host with a space", "", "Host: a b\r\n"),
                host("a port that is no number", "", "Host: a:b\r\n"),
                host("no port behind the colon", "", "Host: a:\r\n"),
                host("two ports", "", "Host: a:80:80\r\n"),
                host("an open bracket", "", "Host: [::1\r\n"));
    }

    /** The forms of a target (RFC 9112 §3.2). */
    private static Stream<Malformed> targets() {
        return Stream.of(
                line(
                        "an absolute form of another host",
                        400,
                        "GET http://example.org/Users/Me",
                        "GET http://example.org/ HTTP/1.1\r\n"),
                line("an absolute form with a user", 400, "GET http://b@a/ HTTP/1.1\r\n"),
                line("an absolute form of another scheme", 400, "GET ftp://a/ HTTP/1.1\r\n"),
                line("authority form without CONNECT", 400, "GET a:80 HTTP/1.1\r\n"),
                line("CONNECT", 405, "CONNECT a:80 HTTP/1.1\r\n"),
                line("asterisk form", 400, "OPTIONS * HTTP/1.1\r\n"),
                line("a path without its slash", 400, "GET Users HTTP/1.1\r\n"),
                line("a long target", 414, "long target", "GET TARGET?x=" + "a".repeat(9_000) + " HTTP/1.1\r\n"));
    }

    private static Malformed post(String name, int status, String recorded, String framing, String content) {
        String head = "POST TARGET HTTP/1.1\r\n" + HOST + "Content-Type: application/json\r\n" + framing + "\r\n";
        return new Malformed(name, status, recorded, head + content + NEXT);
    }

    private static Malformed coded(String name, int status, String coding) {
        return post(name, status, "", coding, "0\r\n\r\n");
    }

    private static Malformed chunk(String name, String recorded, String chunks) {
        return post(name, 400, recorded, CHUNKED, chunks);
    }

    private static Malformed line(String name, int status, String line) {
        return line(name, status, "", line);
    }

    private static Malformed line(String name, int status, String recorded, String line) {
        return new Malformed(name, status, recorded, line + HOST + "\r\n" + NEXT);
    }

    private static Malformed field(String name, int status, String recorded, String field) {
        return new Malformed(name, status, recorded, "GET TARGET HTTP/1.1\r\n" + HOST + field + "\r\n" + NEXT);
    }

    private static Malformed host(String name, String recorded, String host) {
        return new Malformed(name, 400, recorded, "GET TARGET HTTP/1.1\r\n" + host + "\r\n" + NEXT);
    }

    /** The octets that ask for {@code target}. */
    String asking(String target) {
        return octets.replace("TARGET", target);
    }

    @Override
    public String toString() {
        return name;
    }
}
