package io.github.stepscale.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A resource file of a page.
 *
 * @param owner a class of the package that holds it
 * @param name the name of the file
 */
public record PageFile(Class<?> owner, String name) {

    /** Returns the files of one package. */
    public static List<PageFile> all(Class<?> owner, List<String> names) {
        return names.stream().map(name -> new PageFile(owner, name)).toList();
    }

    /** The text, with lines that end in {@code \n}. */
    String text() {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + name, unreadable);
        }
    }
}
