package io.github.stepscale.maven;

import io.github.stepscale.operation.record.ExistingRecording;
import io.github.stepscale.operation.record.Recording;
import io.github.stepscale.operation.shared.InputFile;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoFailureException;

/** Reads the files that an earlier run recorded. */
final class RecordedFiles {
    private static final int MAX_MEGABYTES = 200;
    private static final List<String> NAMES = List.of(Recording.IDENTITY, Recording.TRAFFIC, Recording.CAPACITY);

    private RecordedFiles() {}

    /** @param displayPath the folder, as messages show it */
    static ExistingRecording read(Path directory, String displayPath) throws MojoFailureException {
        Map<String, String> files = new HashMap<>();
        for (String name : NAMES) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                files.put(name, text(file, displayPath + "/" + name));
            }
        }
        return new ExistingRecording(displayPath, files);
    }

    private static String text(Path file, String displayPath) throws MojoFailureException {
        try {
            return InputFile.readText(file, MAX_MEGABYTES, "no recording has so many minutes");
        } catch (CharacterCodingException binary) {
            throw BuildFailures.failure(Messages.recordingNotRead(displayPath, "is not text in UTF-8."), binary);
        } catch (InputFile.Unreadable problem) {
            throw BuildFailures.failure(Messages.recordingNotRead(displayPath, problem.getMessage()), problem);
        }
    }
}
