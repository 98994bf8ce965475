package io.github.stepscale.scripted;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to a model.
 *
 * @param line the first line, such as {@code POST /endpoints/orders/invocations HTTP/1.1}
 * @param headers by their names in lower case
 */
public record ModelRequest(String line, Map<String, String> headers, String body) {

    /** Empty if the connection was closed. */
    static Optional<ModelRequest> read(InputStream in) throws IOException {
        Optional<String> first = line(in);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in).orElse(""); !line.isEmpty(); line = line(in).orElse("")) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return Optional.of(new ModelRequest(first.get(), headers, body));
    }

    private static Optional<String> line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.append((char) next);
            next = in.read();
        }
        return next < 0 && line.isEmpty()
                ? Optional.empty()
                : Optional.of(line.toString().strip());
    }
}
