package io.github.stepscale.importing.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Templates of the tests. */
final class Templates {
    private Templates() {}

    /** A variant of an endpoint with two step policies, two alarms and a dashboard, in the short form. */
    static String endpoint() {
        try (InputStream content = Templates.class.getResourceAsStream("endpoint.yaml")) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
