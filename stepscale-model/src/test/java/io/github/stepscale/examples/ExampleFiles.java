package io.github.stepscale.examples;

import io.github.stepscale.descriptor.NamedFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The files that the descriptors of the examples name, for tests that change the text of a descriptor. */
public final class ExampleFiles implements NamedFiles {
    @Override
    public Optional<byte[]> read(String path) {
        return Examples.names().stream()
                .map(example -> Examples.descriptor(example).resolveSibling(path))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(ExampleFiles::content);
    }

    @Override
    public String displayName(String path) {
        return path;
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
