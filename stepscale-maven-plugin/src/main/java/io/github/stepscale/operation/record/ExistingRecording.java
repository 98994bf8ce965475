package io.github.stepscale.operation.record;

import java.util.Map;
import java.util.Optional;

/**
 * What a folder holds before recording goes on in it.
 *
 * @param shown its path, as sentences show it
 * @param files the text of each file that is there, by its name; others than those of {@link Recording} do not matter
 */
public record ExistingRecording(String shown, Map<String, String> files) {
    public ExistingRecording {
        files = Map.copyOf(files);
    }

    /** A folder with nothing in it. */
    public static ExistingRecording empty(String shown) {
        return new ExistingRecording(shown, Map.of());
    }

    Optional<String> text(String file) {
        return Optional.ofNullable(files.get(file));
    }

    /** The path of a file in it, as sentences show it. */
    String path(String file) {
        return shown + "/" + file;
    }
}
