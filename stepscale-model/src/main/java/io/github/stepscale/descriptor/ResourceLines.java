package io.github.stepscale.descriptor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a table that is a resource of this package. */
final class ResourceLines {
    private ResourceLines() {}

    /** The lines without comments and empty ones. */
    static List<String> of(String name) {
        try (InputStream table = ResourceLines.class.getResourceAsStream(name)) {
            if (table == null) {
                throw new IllegalStateException("The resource " + name + " is missing");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The resource " + name + " cannot be read", unreadable);
        }
    }
}
