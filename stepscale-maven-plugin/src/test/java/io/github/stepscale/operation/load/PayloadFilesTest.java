package io.github.stepscale.operation.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepscale.operation.OperationException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadFilesTest {
    @TempDir
    Path folder;

    private Payload.Bodies read(String name) {
        return PayloadFiles.read(name, folder.resolve(name));
    }

    private static List<String> texts(Payload.Bodies bodies) {
        return bodies.bodies().stream()
                .map(body -> new String(body, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void aFileIsOneBodyByteForByte() throws IOException {
        byte[] image = {(byte) 0xFF, (byte) 0xD8, 0, '\n', '\n'};
        Files.write(folder.resolve("image.jpg"), image);

        assertThat(read("image.jpg").bodies()).containsExactly(image);
        assertThat(read("image.jpg").name(7)).isEqualTo("image.jpg");
    }

    @Test
    void linesAreBodiesAndBlankOnesAreNot() throws IOException {
        Files.writeString(folder.resolve("a.jsonl"), "{\"a\": 1}\r\n\n  \n{\"ä\": 2}");

        Payload.Bodies bodies = read("a.jsonl");
        assertThat(texts(bodies)).containsExactly("{\"a\": 1}", "{\"ä\": 2}");
        assertThat(bodies.name(0)).isEqualTo("a.jsonl:1");
        assertThat(bodies.name(3)).isEqualTo("a.jsonl:4");
    }

    @Test
    void aFolderHasABodyPerFileInOrderOfNames() throws IOException {
        Files.createDirectories(folder.resolve("all/deeper"));
        Files.writeString(folder.resolve("all/b"), "2");
        Files.writeString(folder.resolve("all/a"), "1");
        Files.writeString(folder.resolve("all/.hidden"), "no");
        Files.writeString(folder.resolve("all/deeper/c"), "no");

        Payload.Bodies bodies = read("all");
        assertThat(texts(bodies)).containsExactly("1", "2");
        assertThat(bodies.names()).containsExactly("all/a", "all/b");
        assertThat(bodies.name(2)).isEqualTo("all/a");
        assertThat(bodies.body(3)).isEqualTo(new byte[] {'2'});
    }

    @Test
    void moreThanAnEndpointTakesIsRefused() throws IOException {
        try (RandomAccessFile large =
                new RandomAccessFile(folder.resolve("large").toFile(), "rw")) {
            large.setLength(25_000_001);
        }
        assertThatThrownBy(() -> read("large"))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "large has more than 25 MB: an endpoint accepts no more. Send less. Expected: a file, a folder of files, or JSON lines.");
    }

    @Test
    void anEmptyFileInAFolderIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("all"));
        Files.createFile(folder.resolve("all/a"));

        assertThatThrownBy(() -> read("all"))
                .hasMessage("all/a is empty. Write the body of a request into it, in the format the model accepts.");
    }

    @Test
    void linesThatAreNotTextAreRefused() throws IOException {
        Files.write(folder.resolve("a.jsonl"), new byte[] {(byte) 0xFF, (byte) 0xFE, 1});

        assertThatThrownBy(() -> read("a.jsonl"))
                .isInstanceOf(OperationException.class)
                .hasMessageStartingWith("a.jsonl is not UTF-8 text");
    }

    @Test
    void aDeviceThatNeverEndsIsNotRead() {
        Path device = Path.of("/dev/zero");
        assumeTrue(Files.exists(device), "skipped: this system has no /dev/zero");

        assertThatThrownBy(() -> PayloadFiles.read("/dev/zero", device))
                .isInstanceOf(OperationException.class)
                .hasMessage(
                        "/dev/zero is a pipe or a device. Write its content to a file, and name that file. Expected: a file, a folder of files, or JSON lines.");
    }
}
