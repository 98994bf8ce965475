package io.github.stepscale.descriptor;

import java.util.Optional;

/** The files that a descriptor names, such as {@code service.curve}; their paths are relative to it. */
public interface NamedFiles {
    /** No file can be read, as for a descriptor that is no file itself. */
    NamedFiles NONE = new NamedFiles() {
        @Override
        public Optional<byte[]> read(String path) {
            return Optional.empty();
        }

        @Override
        public String displayName(String path) {
            return path;
        }
    };

    /** The content of a file, cut off above the size limit of a descriptor; empty if it cannot be read. */
    Optional<byte[]> read(String path);

    /** The name of a file in findings. */
    String displayName(String path);
}
