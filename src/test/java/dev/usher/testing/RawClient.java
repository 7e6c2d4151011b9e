package dev.usher.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends bytes on a connection of its own and reads one response, so that no client library corrects either. */
public final class RawClient {
    private static final int PATIENCE = (int) Duration.ofSeconds(30).toMillis();

    private final String host;
    private final int port;

    public RawClient(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /**
     * The response to {@code request}, the bytes of a whole message whose method is {@code method}. Throws
     * ConnectException if nobody listens, EOFException if the connection ends without a response.
     */
    public RawResponse send(String method, byte[] request) throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new Reader(new BufferedInputStream(socket.getInputStream())).response(method);
        }
    }

    /** The responses to several requests that are sent at once on one connection, {@code methods} being theirs in order. */
    public List<RawResponse> sendAll(List<String> methods, byte[] requests) throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout(PATIENCE);
            socket.getOutputStream().write(requests);
            socket.getOutputStream().flush();
            Reader reader = new Reader(new BufferedInputStream(socket.getInputStream()));
            List<RawResponse> responses = new ArrayList<>();
            for (String method : methods) {
                responses.add(reader.response(method));
            }
            return responses;
        }
    }

    /** Sends a request that is plain ASCII, for which {@code lines} lists the fields besides Host. */
    public RawResponse send(String method, String target, String... lines) throws IOException {
        StringBuilder head =
                new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\n");
        for (String line : lines) {
            head.append(line).append("\r\n");
        }
        return send(method, head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static final class Reader {
        private final InputStream in;

        Reader(InputStream in) {
            this.in = in;
        }

        RawResponse response(String method) throws IOException {
            String[] start = line().split(" ", 3);
            int status = Integer.parseInt(start[1]);
            List<Field> fields = new ArrayList<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                fields.add(new Field(
                        line.substring(0, colon), line.substring(colon + 1).strip()));
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            boolean none = method.equals("HEAD") || status == 101 || status == 204 || status == 304;
            boolean complete = none || body(fields, body);
            return new RawResponse(
                    status, start.length > 2 ? start[2] : "", List.copyOf(fields), body.toByteArray(), complete);
        }

        private boolean body(List<Field> fields, ByteArrayOutputStream body) throws IOException {
            String length = null;
            for (Field field : fields) {
                if (field.is("Transfer-Encoding") && field.value().equalsIgnoreCase("chunked")) {
                    return chunks(body);
                }
                if (field.is("Content-Length")) {
                    length = field.value();
                }
            }
            if (length == null) {
                in.transferTo(body);
                return true;
            }
            return exactly(Integer.parseInt(length), body);
        }

        private boolean chunks(ByteArrayOutputStream body) throws IOException {
            try {
                for (int size = size(); size > 0; size = size()) {
                    if (!exactly(size, body)) {
                        return false;
                    }
                    line();
                }
                line();
                return true;
            } catch (EOFException e) {
                return false;
            }
        }

        private int size() throws IOException {
            return Integer.parseInt(line().split(";")[0].strip(), 16);
        }

        private boolean exactly(int length, ByteArrayOutputStream body) throws IOException {
            byte[] read = in.readNBytes(length);
            body.writeBytes(read);
            return read.length == length;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    throw new EOFException("the connection ended after \"" + line + "\"");
                }
                if (c != '\r') {
                    line.append((char) c);
                }
            }
            return line.toString();
        }
    }
}
