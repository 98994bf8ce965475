package io.github.stepscale.maven.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is written is as one that the user had written. */
class OutputFileTest {
    @TempDir
    Path folder;

    private void requirePosix() throws IOException {
        assumeTrue(
                Files.getFileStore(folder).supportsFileAttributeView("posix"),
                "skipped: this file system has no POSIX permissions");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aNewFileHasThePermissionsThatTheMaskGives() throws IOException {
        requirePosix();
        Path plain = Files.createFile(folder.resolve("plain"));
        Path file = folder.resolve("deeper/file");

        assertThat(OutputFile.writeIfChanged(file, "a")).isTrue();

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-------", "rw-rw-rw-", "rwxr-x---"})
    void anOldFileKeepsItsPermissions(String permissions) throws IOException {
        requirePosix();
        Set<PosixFilePermission> own = PosixFilePermissions.fromString(permissions);
        Path file = Files.writeString(folder.resolve("file"), "old");
        Files.setPosixFilePermissions(file, own);

        assertThat(OutputFile.writeIfChanged(file, "new")).isTrue();

        assertThat(file).content().isEqualTo("new");
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(own);
    }

    @Test
    void aLinkStaysOneAndItsFileIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Path nearer = Files.createSymbolicLink(folder.resolve("nearer"), Path.of("file"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), nearer);

        assertThat(OutputFile.writeIfChanged(link, "new")).isTrue();
        assertThat(OutputFile.writeIfChanged(link, "new")).isFalse();

        assertThat(link).isSymbolicLink();
        assertThat(nearer).isSymbolicLink();
        assertThat(file).content().isEqualTo("new");
    }

    @Test
    void aLinkToNothingMakesItsFile() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("deeper/file"));

        assertThat(OutputFile.writeIfChanged(link, "new")).isTrue();

        assertThat(folder.resolve("deeper/file")).content().isEqualTo("new");
    }

    @Test
    void circularLinksAndSpecialFilesAreRefused() throws IOException {
        Files.createSymbolicLink(folder.resolve("one"), Path.of("other"));
        Path other = Files.createSymbolicLink(folder.resolve("other"), Path.of("one"));

        assertThatThrownBy(() -> OutputFile.writeIfChanged(other, "a"))
                .isInstanceOf(IOException.class)
                .hasMessage("its symbolic link leads back to itself");
        assertThatThrownBy(() -> OutputFile.writeIfChanged(folder, "a"))
                .isInstanceOf(IOException.class)
                .hasMessage("it is a folder, a pipe or a device");
        assertThat(names()).containsExactly("one", "other");
    }

    @Test
    void onlyLeftoversOfKilledRunsAreRemoved() throws IOException {
        String stale = "file.01234567-89ab-cdef-0123-456789abcdef.tmp";
        String young = "file.11234567-89ab-cdef-0123-456789abcdef.tmp";
        String others = "other.21234567-89ab-cdef-0123-456789abcdef.tmp";
        for (String name : List.of(stale, young, others, "file.tmp")) {
            Files.createFile(folder.resolve(name));
        }
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        for (String name : List.of(stale, others, "file.tmp")) {
            Files.setLastModifiedTime(folder.resolve(name), old);
        }

        OutputFile.writeIfChanged(folder.resolve("file"), "a");

        assertThat(names()).containsExactlyInAnyOrder("file", young, others, "file.tmp");
    }

    @Test
    void aFolderThatCannotBeListedToItsEndIsNoObstacle() {
        assertThatNoException().isThrownBy(() -> OutputFile.removeStale(BrokenListing::new));
    }

    /** Fails where it is iterated, as a folder does that another process removes meanwhile. */
    private static final class BrokenListing implements DirectoryStream<Path> {
        @Override
        public Iterator<Path> iterator() {
            throw new DirectoryIteratorException(new IOException("gone"));
        }

        @Override
        public void close() {}
    }
}
