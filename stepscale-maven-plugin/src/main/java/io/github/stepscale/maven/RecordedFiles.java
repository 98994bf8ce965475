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

/** Reads what an earlier run recorded. */
final class RecordedFiles {
    private static final int MOST_MEGABYTES = 200;
    private static final List<String> NAMES = List.of(Recording.IDENTITY, Recording.TRAFFIC, Recording.CAPACITY);

    private RecordedFiles() {}

    /** @param shown the folder, as sentences show it */
    static ExistingRecording read(Path directory, String shown) throws MojoFailureException {
        Map<String, String> files = new HashMap<>();
        for (String name : NAMES) {
            Path file = directory.resolve(name);
            if (Files.exists(file)) {
                files.put(name, text(file, shown + "/" + name));
            }
        }
        return new ExistingRecording(shown, files);
    }

    private static String text(Path file, String shown) throws MojoFailureException {
        try {
            return InputFile.text(file, MOST_MEGABYTES, "no recording has so many minutes");
        } catch (CharacterCodingException binary) {
            throw BuildFailures.failure(Advice.recordingNotRead(shown, "is not text in UTF-8."), binary);
        } catch (InputFile.Unreadable problem) {
            throw BuildFailures.failure(Advice.recordingNotRead(shown, problem.getMessage()), problem);
        }
    }
}
