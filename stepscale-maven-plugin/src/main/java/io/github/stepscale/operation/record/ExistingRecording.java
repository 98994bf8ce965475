package io.github.stepscale.operation.record;

import java.util.Map;
import java.util.Optional;

/**
 * The content of a folder before the recording continues in it.
 *
 * @param displayPath the path of the folder, as messages show it
 * @param files the text of each existing file, by name; files other than those of {@link Recording} do not matter
 */
public record ExistingRecording(String displayPath, Map<String, String> files) {
    public ExistingRecording {
        files = Map.copyOf(files);
    }

    /** Returns an empty folder. */
    public static ExistingRecording empty(String displayPath) {
        return new ExistingRecording(displayPath, Map.of());
    }

    Optional<String> text(String file) {
        return Optional.ofNullable(files.get(file));
    }

    /** Returns the path of a file in the folder, as messages show it. */
    String path(String file) {
        return displayPath + "/" + file;
    }
}
