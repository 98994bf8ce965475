package io.github.stepscale.maven.file;

import io.github.stepscale.maven.failure.BuildFailures;
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
public final class RecordedFiles {
    private static final int MAX_MEGABYTES = 200;
    private static final List<String> NAMES = List.of(Recording.IDENTITY, Recording.TRAFFIC, Recording.CAPACITY);

    private RecordedFiles() {}

    /**
     * Reads the files of a recording that exist.
     *
     * @param displayPath the folder, as messages show it
     */
    public static ExistingRecording read(Path directory, String displayPath) throws MojoFailureException {
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
            throw BuildFailures.failure(notRead(displayPath, "is not text in UTF-8."), binary);
        } catch (InputFile.Unreadable problem) {
            throw BuildFailures.failure(notRead(displayPath, problem.getMessage()), problem);
        }
    }

    /** @param problem the end of the sentence, as {@link io.github.stepscale.operation.shared.InputFile} reports it */
    private static String notRead(String file, String problem) {
        return file + " " + problem
                + " Move it away, or choose another folder with -Dstepscale.record.directory. Nothing"
                + " was overwritten.";
    }
}
