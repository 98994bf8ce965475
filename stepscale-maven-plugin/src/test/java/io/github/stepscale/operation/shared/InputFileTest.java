package io.github.stepscale.operation.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No file of a user makes a run block, or go on for ever. */
@Timeout(60)
class InputFileTest {
    @TempDir
    Path folder;

    private static void requireRefused(Path file, String rest) {
        assertThatThrownBy(() -> InputFile.read(file, 1, "that is too much. Take less"))
                .isInstanceOf(InputFile.Unreadable.class)
                .hasMessage(rest);
    }

    private Path file(long bytes) throws IOException {
        Path file = folder.resolve("file");
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(bytes);
        }
        return file;
    }

    @Test
    void aFileIsReadUpToWhatIsAllowed() throws Exception {
        assertThat(InputFile.read(file(1_000_000), 1, "")).hasSize(1_000_000);
        requireRefused(file(1_000_001), "has more than 1 MB: that is too much. Take less.");
        requireRefused(file(1L << 36), "has more than 1 MB: that is too much. Take less.");
    }

    @Test
    void aFolderOrAnAbsentFileIsRefused() {
        requireRefused(folder, "is a folder. Name a file.");
        requireRefused(folder.resolve("absent"), "does not exist.");
    }

    @Test
    void aDeviceThatNeverEndsIsRefused() {
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device), "skipped: this system has no /dev/zero");

        requireRefused(device, "is a pipe or a device. Write its content to a file, and name that file.");
    }

    @Test
    void anUnwrittenPipeIsRefused() throws Exception {
        Path pipe = folder.resolve("pipe");
        boolean made = Files.exists(Path.of("/usr/bin/mkfifo"))
                && new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(made, "skipped: this system has no /usr/bin/mkfifo");

        requireRefused(pipe, "is a pipe or a device. Write its content to a file, and name that file.");
    }

    @Test
    void textIsUtf8() throws Exception {
        Path file = Files.writeString(folder.resolve("text"), "\u00e4");
        assertThat(InputFile.readText(file, 1, "")).isEqualTo("\u00e4");

        Files.write(file, new byte[] {(byte) 0xFF});
        assertThatThrownBy(() -> InputFile.readText(file, 1, "")).isInstanceOf(CharacterCodingException.class);
    }
}
